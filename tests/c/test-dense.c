/* test-dense.c: the layer, the activations and the losses, against printed
   values and central differences.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "check.h"
#include "course-numbers.h"
#include "network/dense.h"
#include "network/dense-rows.h"

/* to is the transpose of the (m,n) array from, or a copy of it, as LAYOUT
   wants */
static void
place (dsc_layout layout, dsc_int m, dsc_int n, const double *from, real *to)
{
  for (dsc_int i = 0; i < m; i++)
    for (dsc_int j = 0; j < n; j++)
      to[layout == DSC_COLUMNS ? i + j * m : j + i * n] = from[i + j * m];
}

static void
same (dsc_layout layout, dsc_int m, dsc_int n, const real *got,
      const double *want, double tol)
{
  for (dsc_int i = 0; i < m; i++)
    for (dsc_int j = 0; j < n; j++)
      CHECK_NEAR (got[layout == DSC_COLUMNS ? i + j * m : j + i * n],
                  want[i + j * m], tol + 4 * REAL_EPS);
}

static void
planar (dsc_layout layout)
{
  real X[6], W1[8], b1[4], W2[4], b2[1], A1[12], A2[3];
  place (layout, 2, 3, planar_X, X);
  place (DSC_COLUMNS, 4, 2, planar_W1, W1);
  place (DSC_COLUMNS, 4, 1, planar_b1, b1);
  place (DSC_COLUMNS, 1, 4, planar_W2, W2);
  b2[0] = planar_b2[0];
  DSC (dense_forward) (layout, 4, 2, 3, 1, W1, b1, X, A1);
  same (layout, 4, 3, A1, planar_Z1, 6e-9);
  DSC (activation_find) ("tanh")->forward (12, 1, NULL, A1);
  same (layout, 4, 3, A1, planar_A1, 6e-9);
  DSC (dense_forward) (layout, 1, 4, 3, 1, W2, b2, A1, A2);
  same (layout, 1, 3, A2, planar_Z2, 6e-9);
  DSC (output_find) ("sigmoid")->output (1, 3, 1, 1, A2);
  same (layout, 1, 3, A2, planar_A2, 6e-9);
}

/* The printed dW and db are divided by the 4 samples. */
static void
linear (dsc_layout layout)
{
  real D[12], A[20], W[15], D0[20], dW[15], db[3];
  place (layout, 3, 4, linear_dZ, D);
  place (layout, 5, 4, linear_A, A);
  place (DSC_COLUMNS, 3, 5, linear_W, W);
  DSC (dense_backward) (layout, 3, 5, 4, 1, W, D, D0);
  same (layout, 5, 4, D0, linear_dA_prev, 6e-9);
  DSC (dense_weights) (layout, 3, 5, 4, 0, 2, (real) .25, D, A, 0, dW);
  DSC (dense_weights) (layout, 3, 5, 4, 2, 5, (real) .25, D, A, 0, dW);
  same (DSC_COLUMNS, 3, 5, dW, linear_dW, 6e-9);
  DSC (dense_bias) (layout, 3, 4, (real) .25, D, 0, db);
  same (DSC_COLUMNS, 3, 1, db, linear_db, 6e-9);

  /* keep: a second panel is added */
  DSC (dense_weights) (layout, 3, 5, 4, 0, 5, (real) -.25, D, A, 1, dW);
  DSC (dense_bias) (layout, 3, 4, (real) -.25, D, 1, db);
  for (int i = 0; i < 15; i++)
    CHECK_NEAR (dW[i], 0, 4 * REAL_EPS);
  for (int i = 0; i < 3; i++)
    CHECK_NEAR (db[i], 0, 4 * REAL_EPS);
}

/* Vectors of every width that the processor has give the bits of the least:
   B samples fill some, of any size, and leave a rest. */
static void
widths (dsc_int B)
{
  enum { M = 5, K = 7, MOST = 150 };
  real W[M*K], b[M], A0[K*MOST], Z[2][M*MOST], dW[2][M*K], db[2][M];
  for (int i = 0; i < M * K; i++)
    W[i] = (real) cos (i * i);
  for (int i = 0; i < M; i++)
    b[i] = (real) sin (i);
  for (int i = 0; i < K * MOST; i++)
    A0[i] = (real) cos (3. * i);
  for (int bytes = 16; bytes <= 64; bytes *= 2)
    {
      const rows_loops *loops = DSC (dense_rows_loops) (bytes);
      if (! loops)
        continue;
      const int now = bytes > 16;
      const mix_job mix = { B, M, K, (real) .7, W, 1, M, b, A0, Z[now] };
      loops->mix (&mix);
      const correlate_job products
        = { M, B, 0, K, (real) .3, Z[now], A0, 0, dW[now] };
      loops->correlate (&products);
      loops->add (M, B, (real) .3, Z[now], 0, db[now]);
      CHECK_SAME (Z[now], Z[0], (size_t) (M * B) * sizeof (real));
      CHECK_SAME (dW[now], dW[0], sizeof dW[0]);
      CHECK_SAME (db[now], db[0], sizeof db[0]);
    }
  CHECK (DSC (dense_rows_loops) (16) && ! DSC (dense_rows_loops) (128));
}

/* Long sums, whose lanes end in a rest */
static void
lanes (void)
{
  real D[37], A[37], g, b;
  double want = 0, total = 0;
  for (int i = 0; i < 37; i++)
    {
      D[i] = (real) (i % 5 - 1.5);
      A[i] = (real) (i % 7 + .25);
      want += (double) D[i] * A[i];
      total += D[i];
    }
  DSC (dense_weights) (DSC_ROWS, 1, 1, 37, 0, 1, 1, D, A, 0, &g);
  DSC (dense_bias) (DSC_ROWS, 1, 37, 1, D, 0, &b);
  CHECK_EQUAL (g, (real) want);
  CHECK_EQUAL (b, (real) total);
}

/* The mean loss of probabilities A of a sigmoid output, by their scores. */
static double
cost_of (const double *A, const double *Y, int n)
{
  real z[8], y[8];
  for (int i = 0; i < n; i++)
    {
      z[i] = (real) log (A[i] / (1 - A[i]));
      y[i] = (real) Y[i];
    }
  return DSC (output_find) ("sigmoid")->loss (1, n, 1, 1, y, NULL, z, NULL) / n;
}

static void
costs (void)
{
  double tol = sizeof (real) == 8 ? 1e-14 : 1e-6, squares = 0;
  dsc_int at = 0, sizes[] = { 3, 2, 3, 1 };
  CHECK_NEAR (cost_of (planar_cost_A, planar_cost_Y, 3), planar_cost, tol);
  CHECK_NEAR (cost_of (cross_entropy_cost_A, cross_entropy_cost_Y, 3),
              cross_entropy_cost, tol);
  for (int l = 1; l <= 3; l++)
    {
      for (int i = 0; i < sizes[l] * sizes[l - 1]; i++)
        squares += l2_cost_theta[at + i] * l2_cost_theta[at + i];
      at += sizes[l] * (sizes[l - 1] + 1);
    }
  CHECK_EQUAL (at, COUNT (l2_cost_theta));
  CHECK_NEAR (cost_of (l2_cost_A, l2_cost_Y, 5) + .1 / (2 * 5) * squares,
              l2_cost, tol);
}

/* g' by central differences; a NaN stays one */
static void
activations (void)
{
  const char *names[] = { "relu", "tanh", "sigmoid", "leakyrelu", "linear" };
  double h = sizeof (real) == 8 ? 1e-6 : 1e-2;
  for (int k = 0; k < COUNT (names); k++)
    {
      const DSC (activation) *g = DSC (activation_find) (names[k]);
      CHECK_THAT (g, !=, NULL);
      for (double z = -2.55; z < 3; z += .3)
        {
          real pair[2] = { (real) (z - h), (real) (z + h) }, a = (real) z,
            d = 1;
          double slope, width = (double) pair[1] - pair[0];
          g->forward (2, 1, NULL, pair);
          slope = ((double) pair[1] - pair[0]) / width;
          g->forward (1, 1, NULL, &a);
          g->backward (1, &a, &d);
          CHECK_NEAR (d, slope, sizeof (real) == 8 ? 1e-9 : 1e-3);
        }
      real nan = (real) NAN;
      g->forward (1, 1, NULL, &nan);
      CHECK (isnan (nan));
    }
  CHECK_EQUAL (DSC (activation_find) ("softplus"), NULL);
  CHECK_EQUAL (DSC (output_find) ("relu"), NULL);
}

/* Losses of two samples at once in both layouts, and dL/dZ by differences */
static void
losses (void)
{
  const char *names[] = { "softmax", "sigmoid", "linear" };
  const double scores[] = { .3, -1.2, 2.5, -.7, .1, .9 };
  const double h = sizeof (real) == 8 ? 1e-6 : 1e-2;
  for (int k = 0; k < 3; k++)
    {
      const DSC (output) *row = DSC (output_find) (names[k]);
      const double y[] = { 1, 0, 1, 0, 0, 1 };
      real Yc[6], Yr[6], Z[6], D[6], R[6];
      place (DSC_COLUMNS, 3, 2, y, Yc);
      place (DSC_ROWS, 3, 2, y, Yr);
      if (row->labels)
        {
          Yc[0] = Yr[0] = 3;
          Yc[1] = Yr[1] = 1;
        }
      place (DSC_COLUMNS, 3, 2, scores, D);
      place (DSC_ROWS, 3, 2, scores, R);
      double L = row->loss (3, 2, 1, 3, Yc, NULL, D, NULL);
      CHECK_NEAR (row->loss (3, 2, 2, 1, Yr, NULL, R, NULL), L, 4 * REAL_EPS);
      for (int i = 0; i < 6; i++)
        {
          double side[2];
          CHECK_NEAR (R[(i % 3) * 2 + i / 3], D[i], 4 * REAL_EPS);
          for (int s = 0; s < 2; s++)
            {
              place (DSC_COLUMNS, 3, 2, scores, Z);
              Z[i] += (real) (s ? h : -h);
              side[s] = row->loss (3, 2, 1, 3, Yc, NULL, Z, NULL);
            }
          CHECK_NEAR (D[i], (side[1] - side[0]) / (2 * h),
                      sizeof (real) == 8 ? 1e-9 : 1e-3);
        }
    }
}

void
test_dense (void)
{
  for (int layout = DSC_COLUMNS; layout <= DSC_ROWS; layout++)
    {
      planar (layout);
      linear (layout);
    }
  lanes ();
  const dsc_int samples[] = { 1, 7, 8, 15, 17, 31, 32, 33, 64, 100, 128, 150 };
  for (int i = 0; i < 12; i++)
    widths (samples[i]);
  costs ();
  activations ();
  losses ();
}
