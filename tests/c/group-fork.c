/* group-fork.c: groups of forked processes over shared memory, for tests.  Each
   pair has a ring of bytes in each direction, in which a parcel is its size and
   its bytes.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "check.h"
#include "group-fork.h"

enum { SPINS = 100, SLEEP_US = 500 };   /* that a rank waits, yielding; then */

/* One writes, one reads: bytes are counted from the start of the group. */
typedef struct
{
  _Atomic uint64_t written, taken;
  char bytes[];
} ring;

typedef struct
{
  _Atomic int lost;   /* 256 loss + rank + 1; 0: none */
  struct { _Atomic int pid, left; } member[DSC_MAX_RANKS];
  _Alignas (64) char rings[];
} board;

typedef struct
{
  dsc_group group;
  board *board;
  size_t piece;
  dsc_watch watch;
} member;

/* Parcels to or from one rank: the current one of the list, and how much of its
   size and bytes is done. */
typedef struct
{
  int at;
  size_t done;
  size_t size;   /* that the other side has announced */
} lane;

typedef struct
{
  member *m;
  int sends, receives;
  const dsc_parcel *send, *receive;
  lane to[DSC_MAX_RANKS], from[DSC_MAX_RANKS];
  int elsewhere;   /* a rank whose parcel has another size, or -1 */
} job;

void *
fork_memory (size_t n)
{
  void *p = mmap (NULL, n, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS,
                  -1, 0);
  return p == MAP_FAILED ? NULL : p;
}

static size_t
ring_bytes (size_t piece)
{
  return (sizeof (ring) + piece + 63) / 64 * 64;
}

size_t
fork_group_bytes (int ranks, size_t piece)
{
  return sizeof (board) + (size_t) ranks * ranks * ring_bytes (piece);
}

static ring *
ring_of (const member *m, int from, int to)
{
  return (ring *) (m->board->rings
                   + ((size_t) from * m->group.ranks + to)
                     * ring_bytes (m->piece));
}

/* Moves up to N bytes into the ring, or out of it; returns how many. */
static size_t
push (ring *r, size_t piece, const char *bytes, size_t n)
{
  const uint64_t at = r->written;
  const size_t room = piece - (at - r->taken);
  n = n < room ? n : room;
  for (size_t i = 0; i < n; i++)
    r->bytes[(at + i) % piece] = bytes[i];
  r->written = at + n;
  return n;
}

static size_t
pull (ring *r, size_t piece, char *bytes, size_t n)
{
  const uint64_t at = r->taken;
  const size_t there = r->written - at;
  n = n < there ? n : there;
  for (size_t i = 0; i < n; i++)
    bytes[i] = r->bytes[(at + i) % piece];
  r->taken = at + n;
  return n;
}

/* The lane's next parcel of that rank, from l->at on; NULL: none. */
static const dsc_parcel *
next_parcel (lane *l, int n, const dsc_parcel *parcels, int rank)
{
  while (l->at < n && parcels[l->at].rank != rank)
    l->at++;
  return l->at < n ? &parcels[l->at] : NULL;
}

static void
count (lane *l, size_t moved, size_t n)
{
  l->done += moved;
  if (l->done == sizeof (size_t) + n)
    *l = (lane) { .at = l->at + 1 };
}

/* Both move what they can and return how many bytes that was. */
static size_t
send_some (job *j, int rank)
{
  ring *r = ring_of (j->m, j->m->group.rank, rank);
  lane *l = &j->to[rank];
  const dsc_parcel *p = next_parcel (l, j->sends, j->send, rank);
  if (! p)
    return 0;
  const size_t head = sizeof p->n;
  const size_t moved
    = l->done < head
      ? push (r, j->m->piece, (const char *) &p->n + l->done, head - l->done)
      : push (r, j->m->piece, (const char *) p->bytes + (l->done - head),
              p->n - (l->done - head));
  count (l, moved, p->n);
  return moved;
}

static size_t
receive_some (job *j, int rank)
{
  ring *r = ring_of (j->m, rank, j->m->group.rank);
  lane *l = &j->from[rank];
  const dsc_parcel *p = next_parcel (l, j->receives, j->receive, rank);
  if (! p)
    return 0;
  const size_t head = sizeof l->size;
  const size_t moved
    = l->done < head
      ? pull (r, j->m->piece, (char *) &l->size + l->done, head - l->done)
      : pull (r, j->m->piece, (char *) p->bytes + (l->done - head),
              p->n - (l->done - head));
  if (l->done < head && l->done + moved == head && l->size != p->n)
    j->elsewhere = rank;
  count (l, moved, p->n);
  return moved;
}

/* Ends the group on all ranks, unless it has ended already. */
static dsc_status
lose (member *m, int rank, dsc_loss loss)
{
  int none = 0;
  atomic_compare_exchange_strong (&m->board->lost, &none,
                                  256 * (int) loss + rank + 1);
  const int lost = m->board->lost - 1;
  m->group.lost = lost % 256;
  m->group.loss = lost / 256;
  return DSC_EGROUP;
}

/* Does a rank that the job waits for still work?  -1, or the one that does
   not. */
static int
find_lost (job *j, dsc_loss *loss)
{
  unsigned char needed[DSC_MAX_RANKS] = { 0 };
  member *m = j->m;
  for (int i = 0; i < m->group.ranks; i++)
    {
      needed[i] = next_parcel (&j->to[i], j->sends, j->send, i)
                  || next_parcel (&j->from[i], j->receives, j->receive, i);
      m->watch.member[i].pid = m->board->member[i].pid;
      *loss = DSC_HAS_LEFT;
      if (needed[i] && m->board->member[i].left)
        return i;
    }
  return dsc_watch_find (&m->watch, m->group.ranks, needed, loss);
}

static size_t
move_some (job *j)
{
  size_t moved = 0;
  for (int i = 0; i < j->m->group.ranks; i++)
    moved += send_some (j, i) + receive_some (j, i);
  return moved;
}

/* Is anything left of the parcels? */
static int
is_open (job *j)
{
  for (int i = 0; i < j->m->group.ranks; i++)
    if (next_parcel (&j->to[i], j->sends, j->send, i)
        || next_parcel (&j->from[i], j->receives, j->receive, i))
      return 1;
  return 0;
}

static void
wait_some (int round)
{
  if (round < SPINS)
    sched_yield ();
  else
    usleep (SLEEP_US);
}

static dsc_status
exchange (dsc_group *group, int sends, const dsc_parcel *send, int receives,
          const dsc_parcel *receive, const dsc_poll *poll)
{
  job j = { .m = group->self, .sends = sends, .send = send,
            .receives = receives, .receive = receive, .elsewhere = -1 };
  dsc_loss loss = DSC_HAS_ENDED;
  for (int round = 0, lost = -1; is_open (&j); round++)
    {
      const size_t moved = move_some (&j);
      if (j.elsewhere >= 0)
        return lose (j.m, j.elsewhere, DSC_IS_ELSEWHERE);
      if (moved > 0)
        {
          round = 0;
          lost = -1;
          continue;
        }
      /* what a lost rank has sent before is taken first */
      if (lost >= 0 || j.m->board->lost)
        return lose (j.m, lost, loss);
      lost = find_lost (&j, &loss);
      if (lost >= 0)
        continue;
      if (dsc_poll_stops (poll))
        {
          lose (j.m, group->rank, DSC_WAS_STOPPED);
          return DSC_ESTOP;
        }
      wait_some (round);
    }
  return DSC_OK;
}

static void
leave (dsc_group *group)
{
  member *m = group->self;
  m->board->member[group->rank].left = 1;
}

dsc_group *
fork_group_join (void *bytes, int ranks, size_t piece, int rank)
{
  member *m = calloc (1, sizeof *m);
  if (! m)
    return NULL;
  m->group = (dsc_group) { .rank = rank, .ranks = ranks, .lost = -1,
                           .exchange = exchange, .leave = leave, .self = m };
  m->board = bytes;
  m->piece = piece;
  m->board->member[rank].pid = getpid ();
  return &m->group;
}

/* Waits for a child, until the time is over; not 0 unless it ended well. */
static int
ends_badly (pid_t child, double until)
{
  int status;
  for (;;)
    {
      if (waitpid (child, &status, WNOHANG) == child)
        return ! (WIFEXITED (status) && WEXITSTATUS (status) == 0);
      if (time (NULL) > until)
        break;
      usleep (1000);
    }
  kill (child, SIGKILL);
  waitpid (child, &status, 0);
  return 1;
}

int
fork_group (int ranks, size_t piece,
            void (*work) (dsc_group *group, void *self), void *self)
{
  void *bytes = fork_memory (fork_group_bytes (ranks, piece));
  pid_t child[DSC_MAX_RANKS];
  int bad = 0;
  if (! bytes)
    return ranks;
  fflush (stdout);
  for (int rank = 1; rank < ranks; rank++)
    {
      child[rank] = fork ();
      if (child[rank] == 0)
        {
          check_failed = 0;
          work (fork_group_join (bytes, ranks, piece, rank), self);
          fflush (stdout);
          _exit (check_failed < 99 ? check_failed : 99);
        }
      ((board *) bytes)->member[rank].pid = child[rank];
    }
  dsc_group *group = fork_group_join (bytes, ranks, piece, 0);
  work (group, self);
  free (group->self);
  for (int rank = 1; rank < ranks; rank++)
    bad += ends_badly (child[rank], time (NULL) + 30);
  munmap (bytes, fork_group_bytes (ranks, piece));
  return bad;
}
