// allocfaults.cc: [CALLS, ID, OUT] = allocfaults (K, LATER, NAME, NARGOUT,
// ARGS) calls a compiled function with the K-th allocation failing (0: none of
// them), and all later ones too if LATER.  CALLS: allocations that were asked
// for; ID: "", or the identifier of the error, "bad_alloc" where that came
// through; OUT: a cell of what was returned.  Needs fail-alloc.c preloaded.
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dlfcn.h>

#include <octave/oct.h>
#include <octave/interpreter.h>
#include <octave/ov-fcn.h>
#include <octave/pt-eval.h>

DEFUN_DLD (allocfaults, args, , "see the file")
{
  typedef void (*fail_word) (long, int);
  typedef long (*calls_word) (void);
  static const fail_word fail
    = reinterpret_cast<fail_word> (dlsym (RTLD_DEFAULT, "alloc_fail"));
  static const calls_word calls
    = reinterpret_cast<calls_word> (dlsym (RTLD_DEFAULT, "alloc_calls"));
  if (! fail || ! calls)
    error ("allocfaults: fail-alloc.so is not preloaded");

  const long k = args(0).int_value ();
  const int later = args(1).int_value ();
  octave::interpreter& interp = *octave::interpreter::the_interpreter ();
  octave::tree_evaluator& evaluator = interp.get_evaluator ();
  octave_value f
    = interp.get_symbol_table ().find_function (args(2).string_value ());
  octave_function *function = f.function_value ();
  const int nargout = args(3).int_value ();
  const Cell cell = args(4).cell_value ();
  octave_value_list in (cell.numel ());
  for (octave_idx_type i = 0; i < cell.numel (); i++)
    in(i) = cell(i);

  octave_value_list out;
  std::string id;
  long count = 0;
  fail (k, later);
  try
    {
      out = function->call (evaluator, nargout, in);
      count = calls ();
      fail (0, 0);
    }
  catch (const octave::execution_exception& e)
    {
      count = calls ();
      fail (0, 0);
      id = e.identifier ();
      if (id.empty ())
        id = "(" + e.message () + ")";
      interp.recover_from_exception ();
    }
  catch (const std::bad_alloc&)
    {
      count = calls ();
      fail (0, 0);
      id = "bad_alloc";
      interp.recover_from_exception ();
    }
  return ovl (static_cast<double> (count), id, Cell (out));
}
