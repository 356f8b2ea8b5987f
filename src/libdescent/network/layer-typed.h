/* layer-typed.h: activations (activation.c), and output layers with their
   losses (loss.c): rows of two tables.
   Read for each precision (base/both.h).

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

typedef struct
{
  const char *name;
  /* Z (m,B) in columns becomes g (Z + b), or with b NULL g (Z); so
     (n, 1, NULL, Z) is n numbers of any layout */
  void (*forward) (dsc_int m, dsc_int B, const DSC_REAL *b, DSC_REAL *Z);
  /* d (n) becomes d g' (z), from a = g (z) */
  void (*backward) (dsc_int n, const DSC_REAL *a, DSC_REAL *d);
} DSC (activation);

/* The names of the table one after the other; NULL from the last on. */
const char *DSC (activation_name) (int row);

/* relu, tanh, sigmoid, leakyrelu, linear; NULL for another name. */
const DSC (activation) *DSC (activation_find) (const char *name);

/* z (n) becomes 1/(1 + exp (-z)) */
void DSC (sigmoid) (dsc_int n, DSC_REAL *z);

typedef struct
{
  const char *name;
  const char *loss_name;
  int labels;   /* Y is one row of labels 1..K, not K rows */
  int counts;   /* samples have labels, which can be right */
  /* The scores Z of K units and B samples become the outputs.  Unit i of
     sample s stands at Z[i unit + s sample]; together the scores fill K B
     places without a gap. */
  void (*output) (dsc_int K, dsc_int B, dsc_int unit, dsc_int sample,
                  DSC_REAL *Z);
  /* The sum of w_s L_s, the losses of the samples times their weights (B), or
     1 if WEIGHTS is NULL; Z becomes w_s dL_s/dZ.  Y is laid out as Z is.
     *hits grows by the samples whose labels are right: the first of the most
     probable classes is that of Y; all sigmoid outputs, 1 from .5 on, are.
     NULL: not asked for.  Without `counts' it stays as it is. */
  double (*loss) (dsc_int K, dsc_int B, dsc_int unit, dsc_int sample,
                  const DSC_REAL *Y, const DSC_REAL *weights, DSC_REAL *Z,
                  dsc_int *hits);
} DSC (output);

/* The names of the table, of outputs and of their losses, one after the other;
   NULL from the last on. */
const char *DSC (output_name) (int row);
const char *DSC (loss_name) (int row);

/* sigmoid and softmax (cross-entropy), linear (half the squared error);
   NULL for another name. */
const DSC (output) *DSC (output_find) (const char *name);
