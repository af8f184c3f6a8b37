/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "reader/gouji-prepare.h"
#include "reader/gouji-warm.h"

/* Where whoever starts this program leaves its end of a socket. */
#define CONTROL 3

/* Whoever types the program's name has no such socket. */
static gboolean
is_socket (int descriptor)
{
  int type = 0;
  socklen_t length = sizeof (type);

  return getsockopt (descriptor, SOL_SOCKET, SO_TYPE, &type, &length) == 0 && type == SOCK_SEQPACKET;
}

/* What a file makes a library say is not for anybody's terminal: it could steer it. */
static void
turn_away (void)
{
#if !defined(__SANITIZE_ADDRESS__)
  int nowhere = open ("/dev/null", O_RDWR | O_CLOEXEC);

  if (nowhere >= 0)
    dup2 (nowhere, STDERR_FILENO);
  g_clear_fd (&nowhere, NULL);
#endif
  setsid ();
  umask (S_IRWXG | S_IRWXO);
  signal (SIGPIPE, SIG_IGN);
}

static const GoujiWarmWork work = {
  .get_bounds = gouji_job_get_bounds,
  .run = gouji_job_run,
};

int
main (int argc, char *argv[])
{
  g_autoptr (GoujiWarm) warm = NULL;

  if (!is_socket (CONTROL)) {
    g_printerr ("gouji-reader: Gouji starts this program when it reads a file.\n");
    return EXIT_FAILURE;
  }

  fcntl (CONTROL, F_SETFD, FD_CLOEXEC);
  turn_away ();
  gouji_prepare_text ();
  warm = gouji_warm_new (CONTROL, &work);
  gouji_warm_serve (warm);

  return EXIT_SUCCESS;
}
