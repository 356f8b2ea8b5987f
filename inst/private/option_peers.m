## table = option_peers ()
## What other tools call our options: rows {their names, our names, remark}.
## Their names are in lower case without "_" and "-"; one with "_" is meant as
## it is.  Of our names the first that the function at hand, or its solver,
## takes is meant.  A row without one has, as a fourth element, the functions
## that its remark is for.
## SPDX-License-Identifier: GPL-3.0-or-later

function table = option_peers ()
  table = {
    ## optimisers
    ["lr lr0 alpha alpha0 eta eta0 learningrate learningrateinit initiallearningrate ", ...
     "initiallr baselr stepsize"], "LearnRate", "", ""
    "beta1 beta mu rho1 momentumterm momentum", "GradientDecayFactor Momentum", "", ""
    "beta2 rho rho2 squaredgradientdecay", "SquaredGradientDecayFactor", "", ""
    "betas", "GradientDecayFactor", 'and "SquaredGradientDecayFactor", a number each', ""
    "eps epsilon epsilonhat epsilonstable", "Epsilon Step", "", ""
    "optimizer optimiser optim method algorithm trainfcn solvername updatemethod", "Solver", "", ""
    "nesterov nesterovsmomentum usenesterov", "Solver", '"Solver", "nesterov"', ""
    "amsgrad useamsgrad", "Solver", '"Solver", "amsgrad"', ""
    "clipnorm", "GradientThreshold", 'with "GradientThresholdMethod", "l2norm"', ""
    "clipvalue gradientclipvalue clip", "GradientThreshold", ...
    'with "GradientThresholdMethod", "absolute-value"', ""
    "maxnorm maxgradnorm globalclipnorm gradientclipval gradclip gradientclipping", ...
    "GradientThreshold", ...
    'with "GradientThresholdMethod", "global-l2norm"', ""
    ## penalties
    "weightdecay wd", "WeightDecay Lambda", "", ""
    ["lambda lambd lam reg regularization regularisation regstrength l2 l2reg l2lambda ", ...
     "l2penalty kernelregularizer"], "Lambda L2", "", ""
    "c", "Lambda L2", "1 / C", ""
    "dropoutrate droprate dropoutprob dropoutprobability pdrop", "Dropout", "", ""
    "keepprob keepprobability pkeep", "Dropout", "1 - keep_prob", ""
    ## the length of a run, its samples
    "max_iter niter niters numiters numiter numiterations", "MaxEpochs", ...
    'or "MaxIterations", steps', ""
    ["epoch epochs nbepoch nbepochs numepochs numepoch nepoch nepochs maxepoch numberofepochs ", ...
     "ntrainingepochs"], "MaxEpochs", "", ""
    "iterations steps maxsteps numsteps nsteps maxit itermax", "MaxIterations", "", ""
    "timeout timelimit maxseconds maxruntime", "MaxTime", "", ""
    "batchsize batch batchsz bs b minibatch minibatches nbatch perdevicetrainbatchsize", ...
    "MiniBatchSize", "", ""
    "shuffle", "Shuffle Seed", "", ""
    "randomstate randomseed rng rngseed manualseed", "Seed", "", ""
    "classweight", "ClassWeights", "", ""
    "sampleweight weights", "SampleWeights", "", ""
    ["normalize normalise standardize standardise normalisation inputnormalization ", ...
     "featurescaling"], "Normalization", "", ""
    ## validation, what a run shows and keeps
    "validationsplit validationfraction valsplit testsize", "ValidationData", ...
    "{X, Y}, samples that you hold out", ""
    "validationdata valdata xval validationset evalset", "ValidationData", "", ""
    "validationfreq evalfrequency evalevery", "ValidationFrequency", "", ""
    "patience niternochange earlystoppingpatience maxfail earlystopping", "ValidationPatience", ...
    "", ""
    "verbose verbosity display disp printcost printevery verbosefrequency", "Verbose", "", ""
    "callback callbacks outputfunction callbackfcn", "OutputFcn", "", ""
    "plot plots plotprogress", "Plots", "", ""
    "checkpointpath checkpointdir checkpoint savepath ckpt", "CheckpointFile", "", ""
    "executionenvironment device usegpu", "Threads", "computations are on the processor", ""
    "njobs numworkers numthreads nthreads workers", "Threads", "", ""
    ## schedules
    "schedule scheduler lrschedule lrscheduler learningrateschedule lrpolicy", ...
    "LearnRateSchedule", "", ""
    "gamma decay lrdecay decayrate learningratedecay lrgamma dropfactor", "DecayRate", "", ""
    "decaysteps dropperiod", "Interval", "", ""
    "tmax totalsteps", "Duration", "", ""
    "etamin minlr endlearningrate endlr finallr", "FinalLearnRate", "", ""
    "warmupsteps warmupepochs numwarmupsteps", "WarmUp", "", ""
    "pctstart", "RiseFraction", "", ""
    "annealstrategy", "Rise", "", ""
    ## networks
    "activation activations hiddenactivation nonlinearity transferfcn", "Hidden", "", ""
    "outputactivation outactivation finalactivation", "Output", "", ""
    "hiddenlayersizes hiddensizes hiddenunits hiddenlayers layers layersizes units", "", ...
    "the sizes of the layers are SIZES, the first argument", "mlp"
    "init initializer weightinit kernelinitializer weightsinitializer", ...
    "Initialization Initial", "", ""
    "dtype precision", "Class OutputCast", "", ""
    ## averages
    "com", "CenterOfMass", "", ""
    "timeperiod period", "Span", "", ""
    "adjust", "BiasCorrection", 'for adjust=True; adjust=False is "Initial", "first"', ""
    "ignorena ignorenulls", "Missing", '"skip" for true, "decay" for false', ""
    "minperiods minsamples minobs", "MinPeriods", "", ""
    "axis dimension", "Dim Parent", "", ""
    "bias", "Unbiased", "the opposite of bias", ""
    "beta smoothing", "", "BETA is the argument before the options", ...
    "ewma ewmvar ewmstd ewmcov ewmcorr plotewma"
    ## queues of mini-batches
    "droplast dropremainder", "PartialMiniBatch", '"discard"', ""
    "collatefn", "MiniBatchFcn", "", ""
    ## pictures, checks
    "title label labels legend", "Names", "", ""
    "ax axes", "Parent", "", ""
    "logscale logy log", "YScale", '"log"', ""
    "xlim limits bounds", "Axes", "", ""
    "ncontours contours nlevels", "Levels", "", ""
    "resolution gridsize npoints", "Points", "", ""
    "tol rtol atol", "Tolerance", "", ""};
endfunction
