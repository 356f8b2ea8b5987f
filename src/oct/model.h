// model.h: a user's cost function over mini-batches, as the core trains it.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_MODEL_H
#define DESCENT_OCT_MODEL_H

#include <memory>
#include <string>
#include <vector>

#include "oct/arena.h"
#include "oct/cost-pieces.h"
#include "oct/cost.h"
#include "oct/cut.h"
#include "oct/hooks.h"

// What the core calls: the user's function over mini-batches.
template <typename T>
class user_model : public core<T>::model
{
public:
  user_model (const octave_value& fun, const octave_value& theta0,
              const Cell& data, const octave_value_list& validation, bool rows,
              dsc_int validation_piece = 0)
    : m_cost ("fminsgd", fun, theta0),
      m_validation (validation, rows, validation_piece, "fminsgd"),
      m_sizes (m_cost.parameters ().sizes ())
  {
    this->n = m_cost.parameters ().count ();
    this->arrays = m_sizes.size ();
    this->sizes = m_sizes.data ();
    this->plain = nullptr;
    this->gradient = gradient_of;
    this->takes_sink = 0;
    this->validate = m_validation.empty () ? nullptr : validate_of;
    this->knows_shards = 0;
    this->into = nullptr;
    this->penalty = nullptr;
    this->pieces = this->validated = 0;
    this->validate_pieces = nullptr;
    this->shards = nullptr;
    this->ranks = nullptr;
    this->self = this;
    refresh_theta ();
    this->grad = nullptr;
    m_rows = rows;
    if (data.numel () > 0 && is_source (data(0)))
      {
        octave_value_list given;
        for (octave_idx_type i = 0; i < data.numel (); i++)
          {
            m_given.push_back (! is_empty_matrix (data(i)));
            if (m_given[i])
              given.append (data(i));
          }
        m_reader.reset (new raw_reader (given, "fminsgd"));
        for (int i = 1; i < m_reader->inputs (); i++)
          if (m_reader->input (i).count () != m_reader->count ())
            error_with_id ("descent:size", "fminsgd: the data disagree");
        return;
      }
    for (octave_idx_type i = 0; i < data.numel (); i++)
      {
        m_data.emplace_back (data(i), rows);
        m_given.push_back (! (data(i).rows () == 0 && data(i).columns () == 0));
        if (m_given[i] && m_data[i].count () != m_data[0].count ())
          error_with_id ("descent:size", "fminsgd: the data disagree");
      }
  }

  // Messages name mini-batches of a run in which all but the last of an epoch
  // have B samples.
  void name_minibatches (dsc_int B)
  {
    if (m_data.empty () && ! m_reader)
      return;
    const dsc_int all = dsc_minibatch_count (samples_count (), B, 0);
    m_cost.describe ([=] ()
      {
        if (m_now.B == 0)
          return std::string ("ValidationData");
        const dsc_int t = m_now.t - 1;
        return "mini-batch " + std::to_string (t % all + 1) + " of epoch "
               + std::to_string (t / all + 1) + ", " + samples_text (m_now.B);
      });
  }

  // samples; a function of theta alone has one
  dsc_int samples_count (void) const
  {
    return m_reader ? m_reader->count ()
           : m_data.empty () ? 1 : m_data[0].count ();
  }

  // Begins to feed RUN from sources, within MEMORY; NULL: there are none.
  template <typename Run>
  dsc_feed * begin (const Run& run, double memory)
  {
    if (! m_reader)
      return nullptr;
    m_feed = m_reader->begin (feeding (run, memory, m_reader->bytes (),
                                       "fminsgd"));
    return m_feed->get ();
  }
  bool is_fed (void) const { return m_reader != nullptr; }

  // Ends the feed of a run with STATUS.
  void end (dsc_status status)
  {
    m_feed->end ();
    m_reader->check (status);
  }
  dsc_feed_account account (void) const { return m_feed->account (); }

  // the parameters as users see them; they may keep them
  octave_value parameters (void) const
  {
    return m_cost.parameters ().value ();
  }

  // The core's theta, which has moved if users keep the former parameters.
  void refresh_theta (void) { this->theta = m_cost.parameters ().theta (); }

  // Has FUN returned a complex number at last?  From the second step on that is
  // one that is not finite.
  bool was_complex (void) const { return m_cost.was_complex (); }

  // where exceptions of the user's function wait
  pending_exception *exceptions = nullptr;

  // J of B samples from FIRST on, with its gradient; messages call them samples
  // of M.
  double cost_of (dsc_int first, dsc_int B, dsc_int m)
  {
    m_cost.describe ([=] ()
      { return std::to_string (B) + " of the " + samples_text (m); });
    take (first, B, nullptr);
    const double J = m_cost (&this->grad);
    refresh_theta ();
    return J;
  }

  // Was a cost of class single?
  bool cost_in_single (void) const { return m_cost.in_single (); }

private:
  typedef typename core<T>::model model;

  static std::string samples_text (dsc_int n)
  {
    return std::to_string (n) + (n == 1 ? " sample" : " samples");
  }

  template <typename Action>
  static dsc_status guarded_call (model *base, Action action)
  {
    user_model *m = static_cast<user_model *> (base);
    return m->exceptions->guard ([&] ()
      {
        action (*m);
        m->refresh_theta ();
      }) ? DSC_ESTOP : DSC_OK;
  }

  void take (dsc_int first, dsc_int B, const dsc_int *order)
  {
    octave_value_list part (m_given.size ());
    for (std::size_t i = 0, k = 0; i < m_given.size (); i++)
      part(i) = ! m_given[i] ? octave_value (Matrix ())
                : m_reader ? read_part (k++, first, B, order)
                : m_data[i].take (first, B, order);
    m_cost.arguments (part);
  }

  octave_value read_part (int i, dsc_int first, dsc_int B,
                          const dsc_int *order) const
  {
    const feed_input& input = m_reader->input (i);
    return arena_samples (input.kind (), m_feed->array (i), input.rows (),
                          first, B, order, m_rows);
  }

  static dsc_status gradient_of (model *base, const dsc_minibatch *part,
                                 const dsc_gradient_sink *,
                                 dsc_outcome *outcome)
  {
    return guarded_call (base, [=] (user_model& m)
      {
        m.m_now = *part;
        m.take (part->first, part->B, part->order);
        m.m_cost.complex_is_nan (part->t > 1);
        outcome->cost = m.m_cost (&m.grad);
        outcome->hits = -1;
      });
  }

  static dsc_status validate_of (model *base, double *cost, double *accuracy)
  {
    *accuracy = octave::numeric_limits<double>::NaN ();
    return guarded_call (base, [=] (user_model& m)
      {
        m.m_now.B = 0;
        m.m_cost.complex_is_nan (true);
        *cost = m.m_validation.mean ([&] (const octave_value_list& arguments)
          {
            m.m_cost.arguments (arguments);
            return m.m_cost ();
          });
      });
  }

  cost_function<T> m_cost;
  dsc_minibatch m_now = { };   // B 0: the validation data
  cost_pieces m_validation;
  std::vector<dsc_int> m_sizes;
  std::vector<sample_matrix> m_data;
  std::vector<bool> m_given;
  bool m_rows;
  std::unique_ptr<raw_reader> m_reader;   // NULL: the data are arrays
  std::unique_ptr<open_feed> m_feed;
};

#endif
