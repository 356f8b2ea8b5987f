// args.h: the vocabulary with which the shims turn Octave values into C
// views and back.  A shim takes, makes, calls and returns; nothing else.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_ARGS_H
#define DESCENT_OCT_ARGS_H

#include <algorithm>
#include <cstddef>
#include <exception>
#include <limits>
#include <memory>
#include <new>
#include <string>

#include <octave/oct.h>

#include "descent.h"
#include "oct/memory.h"

// ---- the boundary: nothing but Octave's own exceptions leaves a shim

// Runs body () and turns foreign exceptions into Octave errors: one that
// escaped would end the interpreter.
template <typename Body>
octave_value_list
guarded (const char *who, Body body)
{
  try
    {
      return body ();
    }
  catch (const octave::execution_exception&)
    {
      throw;
    }
  catch (const octave::interrupt_exception&)
    {
      throw;
    }
  catch (const octave::exit_exception&)
    {
      throw;
    }
  catch (const std::bad_alloc&)
    {
      std::string name (who);   // __ewma__ is what users call ewma
      while (name.size () > 2 && name.front () == '_' && name.back () == '_')
        name = name.substr (1, name.size () - 2);
      error_with_id ("descent:memory", "%s: out of memory", name.c_str ());
    }
  catch (const std::exception& e)
    {
      error_with_id ("descent:internal", "%s: %s", who, e.what ());
    }
  catch (...)
    {
      error_with_id ("descent:internal", "%s: unknown exception", who);
    }
  return octave_value_list ();
}

// Calls action (first, n) for 0 .. total-1, of WIDTH elements each, in short parts;
// Ctrl-C gets through between them.
template <typename Action>
void
in_parts (dsc_int total, dsc_int width, Action action)
{
  const dsc_int most = (1 << 18) / (width + 1) + 1;
  for (dsc_int first = 0; first < total; first += most)
    {
      OCTAVE_QUIT;
      action (first, std::min (most, total - first));
    }
}

// ---- from Octave: each word checks what would overrun memory

// The number of arguments is exactly n.
inline void
need (const octave_value_list& args, int n, const char *who)
{
  if (args.length () != n)
    error_with_id ("descent:usage", "%s: needs %d arguments", who, n);
}

[[noreturn]] inline void
refuse (const char *who, const char *what, const char *rule)
{
  error_with_id ("descent:class", "%s: %s must be %s", who, what, rule);
  throw std::bad_alloc ();   // not reached: error_with_id does not return
}

// Of class double or single, full or sparse.
inline bool
is_real_float (const octave_value& v)
{
  return (v.is_double_type () || v.is_single_type ()) && ! v.iscomplex ();
}

// Full, real and numeric or logical; char, sparse, complex, cell ... are not.
inline bool
is_dense_real (const octave_value& v)
{
  return (v.isnumeric () || v.islogical ())
         && ! v.iscomplex () && ! v.issparse ();
}

// What Octave calls an array of double or of float.
template <typename T> struct array_of;
template <> struct array_of<double>
{
  typedef NDArray type;
  static type from (const octave_value& v) { return v.array_value (); }
};
template <> struct array_of<float>
{
  typedef FloatNDArray type;
  static type from (const octave_value& v) { return v.float_array_value (); }
};

// A view of a real array as T: no copy when the class is T's already.  Keep
// the result alive as long as its data () is used, and call data () on a
// const object, since the other one copies.
template <typename T>
const typename array_of<T>::type
get_real (const octave_value& v, const char *who, const char *what)
{
  if (! is_dense_real (v))
    refuse (who, what, "a full real array");
  return array_of<T>::from (v);
}

inline double
get_number (const octave_value& v, const char *who, const char *what)
{
  if (! is_dense_real (v) || v.numel () != 1)
    refuse (who, what, "a real scalar");
  return v.double_value ();
}

// An integer in [low, high].
inline dsc_int
get_count (const octave_value& v, dsc_int low, dsc_int high,
           const char *who, const char *what)
{
  double d = get_number (v, who, what);
  if (! (d >= static_cast<double> (low) && d <= static_cast<double> (high))
      || d != std::floor (d))
    error_with_id ("descent:value", "%s: %s is out of range", who, what);
  return static_cast<dsc_int> (d);
}

// A seed: an integer in [0, 2^53).
inline uint64_t
get_seed (const octave_value& v, const char *who)
{
  return get_count (v, 0, (static_cast<dsc_int> (1) << 53) - 1, who, "SEED");
}

inline bool
get_flag (const octave_value& v, const char *who, const char *what)
{
  return get_number (v, who, what) != 0;
}

// One row of characters, or none: Octave's own errors are for all others.
inline bool
is_name (const octave_value& v)
{
  return v.is_string () && v.ndims () == 2 && v.rows () <= 1;
}

inline std::string
get_name (const octave_value& v, const char *who, const char *what)
{
  if (! is_name (v))
    refuse (who, what, "a string");
  return v.string_value ();
}

// ---- to Octave

// An array that is not filled with zeros first; every element is written by
// the core.  The memory comes from where Array's allocator gives it back.
template <typename T> Array<T>
fresh_elements (const dim_vector& dims)
{
  void *data = fresh_memory (dims.safe_numel () * sizeof (T));
  return Array<T> (static_cast<T *> (data), dims);
}
template <typename T> typename array_of<T>::type
fresh (const dim_vector& dims)
{
  return typename array_of<T>::type (fresh_elements<T> (dims));
}

// Room for a workspace that the core carves; given back when it goes.
class workspace
{
public:
  explicit workspace (std::size_t bytes)
    : m_room (static_cast<char *> (fresh_memory (bytes + 64)))
  { }
  void *base (void)
  {
    std::size_t at = reinterpret_cast<std::size_t> (m_room.get ());
    return m_room.get () + ((at + 63) / 64 * 64 - at);
  }
private:
  struct give_back
  {
    void operator () (char *room) const { ::operator delete (room); }
  };
  std::unique_ptr<char, give_back> m_room;
};

inline void
must (dsc_status status, const char *who)
{
  if (status == DSC_EMEMORY)
    throw std::bad_alloc ();
  if (status != DSC_OK)
    error_with_id ("descent:internal", "%s: %s", who,
                   dsc_status_text (status));
}

// ---- one name for the function of either precision: DSC_CALL (ewma, T)
#define DSC_CALL(name, T) (core_pick<T> (dsc_##name##_d, dsc_##name##_s))
template <typename T, typename D, typename S>
typename std::enable_if<std::is_same<T, double>::value, D>::type
core_pick (D d, S) { return d; }
template <typename T, typename D, typename S>
typename std::enable_if<std::is_same<T, float>::value, S>::type
core_pick (D, S s) { return s; }

#endif
