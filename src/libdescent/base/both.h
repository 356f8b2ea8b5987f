/* both.h: reads the header DSC_TYPED once for each precision: DSC_REAL is the
   type of the data, DSC (name) the name for that precision.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#pragma push_macro ("DSC")
#undef DSC

DSC_BEGIN_DECLARATIONS

#define DSC_REAL double
#define DSC(name) dsc_##name##_d
#include DSC_TYPED
#undef DSC
#undef DSC_REAL

#define DSC_REAL float
#define DSC(name) dsc_##name##_s
#include DSC_TYPED
#undef DSC
#undef DSC_REAL

DSC_END_DECLARATIONS

#pragma pop_macro ("DSC")
