// peers.h: what other tools call our options.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_PEERS_H
#define DESCENT_OCT_PEERS_H

#include <algorithm>
#include <string>

#include "oct/nearest.h"
#include "oct/optimizer.h"

// THEIRS, in lower case without "_" and "-"; one with "_" is meant as it is.
// Of OURS the first that the function at hand, or its solver, takes is meant.
// A row without one is for the functions in WHO alone.
struct peer_names
{
  const char *theirs, *ours, *remark;
  const char *who = nullptr;
};

static const peer_names peers[] = {
  // optimisers
  { "lr lr0 alpha alpha0 eta eta0 learningrate learningrateinit "
    "initiallearningrate initiallr baselr stepsize", "LearnRate", "" },
  { "beta1 beta mu rho1 momentumterm momentum", "GradientDecayFactor Momentum",
    "" },
  { "beta2 rho rho2 squaredgradientdecay", "SquaredGradientDecayFactor", "" },
  { "betas", "GradientDecayFactor",
    "and \"SquaredGradientDecayFactor\", a number each" },
  { "eps epsilon epsilonhat epsilonstable", "Epsilon Step", "" },
  { "optimizer optimiser optim method algorithm trainfcn solvername "
    "updatemethod", "Solver", "" },
  { "nesterov nesterovsmomentum usenesterov", "Solver",
    "\"Solver\", \"nesterov\"" },
  { "amsgrad useamsgrad", "Solver", "\"Solver\", \"amsgrad\"" },
  { "clipnorm", "GradientThreshold",
    "with \"GradientThresholdMethod\", \"l2norm\"" },
  { "clipvalue gradientclipvalue clip", "GradientThreshold",
    "with \"GradientThresholdMethod\", \"absolute-value\"" },
  { "maxnorm maxgradnorm globalclipnorm gradientclipval gradclip "
    "gradientclipping", "GradientThreshold",
    "with \"GradientThresholdMethod\", \"global-l2norm\"" },
  // penalties
  { "weightdecay wd", "WeightDecay Lambda", "" },
  { "lambda lambd lam reg regularization regularisation regstrength l2 "
    "l2reg l2lambda l2penalty kernelregularizer", "Lambda L2", "" },
  { "c", "Lambda L2", "1 / C" },
  { "dropoutrate droprate dropoutprob dropoutprobability pdrop", "Dropout",
    "" },
  { "keepprob keepprobability pkeep", "Dropout", "1 - keep_prob" },
  // the length of a run, its samples
  { "max_iter niter niters numiters numiter numiterations", "MaxEpochs",
    "or \"MaxIterations\", steps" },
  { "epoch epochs nbepoch nbepochs numepochs numepoch nepoch nepochs "
    "maxepoch numberofepochs ntrainingepochs", "MaxEpochs", "" },
  { "iterations steps maxsteps numsteps nsteps maxit itermax", "MaxIterations",
    "" },
  { "timeout timelimit maxseconds maxruntime", "MaxTime", "" },
  { "batchsize batch batchsz bs b minibatch minibatches nbatch "
    "perdevicetrainbatchsize", "MiniBatchSize", "" },
  { "shuffle", "Shuffle Seed", "" },
  { "randomstate randomseed rng rngseed manualseed", "Seed", "" },
  { "classweight", "ClassWeights", "" },
  { "classnames classlabels labelnames", "Classes", "" },
  { "targetscaling targetnormalisation normalizetargets",
    "TargetNormalization", "" },
  { "sampleweight weights", "SampleWeights", "" },
  { "normalize normalise standardize standardise normalisation "
    "inputnormalization featurescaling", "Normalization", "" },
  // validation, what a run shows and keeps
  { "validationsplit valsplit testsize heldout", "ValidationFraction", "" },
  { "validationsplit validationfraction valsplit testsize", "ValidationData",
    "{X, Y}, samples that you hold out" },
  { "validationdata valdata xval validationset evalset", "ValidationData", "" },
  { "validationfreq evalfrequency evalevery", "ValidationFrequency", "" },
  { "patience niternochange earlystoppingpatience maxfail earlystopping",
    "ValidationPatience", "" },
  { "verbose verbosity display disp printcost printevery verbosefrequency",
    "Verbose", "" },
  { "callback callbacks outputfunction callbackfcn", "OutputFcn", "" },
  { "plot plots plotprogress", "Plots", "" },
  { "checkpointpath checkpointdir checkpoint savepath ckpt", "CheckpointFile",
    "" },
  { "executionenvironment device usegpu", "Threads",
    "computations are on the processor" },
  { "njobs numworkers numthreads nthreads workers", "Threads", "" },
  // schedules
  { "schedule scheduler lrschedule lrscheduler learningrateschedule lrpolicy",
    "LearnRateSchedule", "" },
  { "gamma decay lrdecay decayrate learningratedecay lrgamma dropfactor",
    "DecayRate", "" },
  { "decaysteps dropperiod", "Interval", "" },
  { "tmax totalsteps", "Duration", "" },
  { "etamin minlr endlearningrate endlr finallr", "FinalLearnRate", "" },
  { "warmupsteps warmupepochs numwarmupsteps", "WarmUp", "" },
  { "pctstart", "RiseFraction", "" },
  { "annealstrategy", "Rise", "" },
  // networks
  { "activation activations hiddenactivation nonlinearity transferfcn",
    "Hidden", "" },
  { "outputactivation outactivation finalactivation", "Output", "" },
  { "hiddenlayersizes hiddensizes hiddenunits hiddenlayers layers "
    "layersizes units", "",
    "the sizes of the layers are SIZES, the first argument", "mlp" },
  { "init initializer weightinit kernelinitializer weightsinitializer",
    "Initialization Initial", "" },
  { "dtype precision", "Class OutputCast", "" },
  // averages
  { "com", "CenterOfMass", "" },
  { "timeperiod period", "Span", "" },
  { "adjust", "BiasCorrection",
    "for adjust=True; adjust=False is \"Initial\", \"first\"" },
  { "ignorena ignorenulls", "Missing",
    "\"skip\" for true, \"decay\" for false" },
  { "minperiods minsamples minobs", "MinPeriods", "" },
  { "axis dimension", "Dim Parent", "" },
  { "bias", "Unbiased", "the opposite of bias" },
  { "beta smoothing", "", "BETA is the argument before the options",
    "ewma ewmvar ewmstd ewmcov ewmcorr ewmband ewmsum plotewma" },
  { "groupby by ids keys", "Groups", "" },
  { "sigma nsigma numstd nstd deviations threshold", "Width", "" },
  { "burnin", "WarmUp", "" },
  // queues of mini-batches
  { "droplast dropremainder", "PartialMiniBatch", "\"discard\"" },
  { "collatefn", "MiniBatchFcn", "" },
  // pictures, checks
  { "title label labels legend", "Names", "" },
  { "ax axes", "Parent", "" },
  { "logscale logy log", "YScale", "\"log\"" },
  { "xlim limits bounds", "Axes", "" },
  { "ncontours contours nlevels", "Levels", "" },
  { "resolution gridsize npoints", "Points", "" },
  { "tol rtol atol", "Tolerance", "" }
};

// Is WORD one of the words in LIST?
inline bool
has_word (const char *list, const std::string& word)
{
  return list
         && (" " + std::string (list) + " ").find (" " + word + " ")
            != std::string::npos;
}

// The words in LIST that are among NAMES.
inline name_list
words_among (const std::string& list, const name_list& names)
{
  name_list words;
  for (std::size_t at = 0; at < list.size (); )
    {
      const std::size_t end = std::min (list.find (' ', at), list.size ());
      const std::string word = list.substr (at, end - at);
      if (std::find (names.begin (), names.end (), word) != names.end ())
        words.push_back (word);
      at = end + 1;
    }
  return words;
}

// Which of NAMES the option NAME of another tool is for the function WHO, and a
// remark; two empty texts where none is known.  SOLVER, "" if it is not known,
// chooses among several.
inline std::string
peer_name (const char *who, const std::string& name, const name_list& names,
           const std::string& solver, std::string& remark)
{
  const std::string lower = lower_text (name), folded = fold_name (name);
  for (const peer_names& row : peers)
    {
      if (! has_word (row.theirs, lower) && ! has_word (row.theirs, folded))
        continue;
      const name_list ours = words_among (row.ours, names);
      if (! ours.empty () || has_word (row.who, who))
        remark = row.remark;
      for (const std::string& our : ours)
        if (solver_takes (solver, our))
          return our;
      if (! ours.empty ())
        return ours[0];
      if (has_word (row.who, who))
        return "";
    }
  return "";
}

// The end of an error of the function WHO that does not know the option NAME:
// which one of NAMES is meant, by the tables of other tools or by its letters;
// "" if none is.
inline std::string
suggest_option (const char *who, const std::string& name,
                const name_list& names, const std::string& solver)
{
  nearness how;
  std::string near = nearest_name (name, names, &how), remark;
  if (how != NEAR_SAME)
    {
      const std::string theirs = peer_name (who, name, names, solver, remark);
      if (! theirs.empty ())
        near = theirs;
      else if (! remark.empty ())
        return "; " + remark;
    }
  if (near.empty ())
    return "";
  return "; did you mean \"" + near + "\"?"
         + (remark.empty () ? "" : " (" + remark + ")");
}

#endif
