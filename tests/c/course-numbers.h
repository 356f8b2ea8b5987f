/* course-numbers.h: values within a network that the course's notebooks print,
   column-major, with 8 digits unless said.
   SPDX-License-Identifier: GPL-3.0-or-later */

/* planar_forward: tanh hidden, sigmoid output.
   MahmoudHousam/Deep-Learning@48e01298 1.../W3A1 (notebook prints +
   public_tests.py + testCases_v2.py) */
static const double planar_X[] = {
  1.6243453636632417, -1.0729686221561705, -0.6117564136500754,
  0.8654076293246785, -0.5281717522634557, -2.3015386968802827 };
static const double planar_W1[] = {
  -0.00416758, -0.02136196, -0.01793436, 0.00502881, -0.00056267,
  0.01640271, -0.00841747, -0.01245288 };
static const double planar_b1[] = {
  1.74481176421648, -0.7612069008951028, 0.31903909605709857,
  -0.2493703754774101 };
static const double planar_W2[] = {
  -0.01057952, -0.00909008, 0.00551454, 0.02292208 };
static const double planar_b2[] = {
  -1.3 };
static const double planar_Z1[] = {
  1.7386459, -0.81350569, 0.29893918, -0.2278403, 1.74687437, -0.73394355,
  0.32272601, -0.2632236, 1.74830797, -0.78767559, 0.34788465, -0.22336567 };
static const double planar_A1[] = {
  0.9400694, -0.67151964, 0.29034152, -0.22397799, 0.94101876, -0.62547205,
  0.31196971, -0.25730819, 0.94118266, -0.65709025, 0.33449821, -0.2197236 };
static const double planar_Z2[] = {
  -1.30737426, -1.30844761, -1.30717618 };
static const double planar_A2[] = {
  0.21292656, 0.21274673, 0.21295976 };

/* linear_backward: dZ, A, W to dA_prev, dW, db.
   amanchadha/...@e9de0f4d C1/Week
   4/Building_your_Deep_Neural_Network_Step_by_Step_v8a.ipynb (printed) ;
   MahmoudHousam W4A1/public_tests.py */
static const double linear_dZ[] = {
  1.6243453636632417, 0.8654076293246785, 0.31903909605709857,
  -0.6117564136500754, -2.3015386968802827, -0.2493703754774101,
  -0.5281717522634557, 1.74481176421648, 1.462107937044974,
  -1.0729686221561705, -0.7612069008951028, -2.060140709497654 };
static const double linear_A[] = {
  -0.3224172040135075, -0.17242820755043575, -1.1006191772129212,
  0.9008559492644118, -0.2678880796260159, -0.38405435466841564,
  -0.8778584179213718, 1.1447237098396141, -0.6837278591743331,
  0.530355466738186, 1.1337694423354374, 0.04221374671559283,
  0.9015907205927955, -0.12289022551864817, -0.691660751725309,
  -1.0998912673140309, 0.5828152137158222, 0.5024943389018682,
  -0.9357694342590688, -0.39675352685597737 };
static const double linear_W[] = {
  -0.6871727001195994, 0.23441569781709215, -0.7471582937508376,
  -0.8452056414987196, 1.6598021771098705, 1.6924546010277466,
  -0.671246130836819, 0.7420441605773356, 0.05080775477602897,
  -0.01266459891890136, -0.19183555236161492, -0.6369956465693534,
  -1.1173103486352778, -0.8876289640848363, 0.19091548466746602 };
static const double linear_dA_prev[] = {
  -1.15171336, 0.60345879, -0.4319552, -0.38981415, -2.52214926, 0.06718465,
  -3.72508701, -1.30987417, 0.60811244, 2.67882552, -0.3204696, 5.81700741,
  1.72354705, -1.25938424, -0.67947465, 2.09812712, -3.84326836, 0.05070578,
  1.47191593, 1.48119548 };
static const double linear_dW[] = {
  0.07313866, 0.85508818, 0.97913304, -0.0976715, 0.37530413, -0.24376494,
  -0.87585828, -0.59912655, -0.08839671, 0.73763362, 0.71278189, 0.55151192,
  0.00785716, -0.58931808, -0.10290907 };
static const double linear_db[] = {
  -0.14713786, -0.11313155, -0.13209101 };

/* planar_cost: the cost of outputs A for targets Y, 16 digits.
   MahmoudHousam/Deep-Learning@48e01298 1.../W3A1 (notebook prints +
   public_tests.py + testCases_v2.py) */
static const double planar_cost_A[] = {
  0.5002307, 0.49985831, 0.50023963 };
static const double planar_cost_Y[] = {
  1.0, 0.0, 0.0 };
static const double planar_cost = 0.6930587610394646;

/* cross_entropy_cost: the cost of outputs A for targets Y, 16 digits.
   amanchadha/...@e9de0f4d C1/Week
   4/Building_your_Deep_Neural_Network_Step_by_Step_v8a.ipynb (printed) ;
   MahmoudHousam W4A1/public_tests.py */
static const double cross_entropy_cost_A[] = {
  0.8, 0.9, 0.4 };
static const double cross_entropy_cost_Y[] = {
  1.0, 1.0, 0.0 };
static const double cross_entropy_cost = 0.2797765635793422;

/* l2_cost: cross-entropy and lambda/(2m) sum ||W||^2, lambda .1; theta is
   [W1(:); b1; W2(:); b2; W3(:); b3] of 3-2-3-1, 16 digits.
   amanchadha/...@e9de0f4d C2/Week 1/Regularization/Regularization_v2a.ipynb
   (+testCases.py); MahmoudHousam/Deep-Learning@48e01298 W1A2/public_tests.py */
static const double l2_cost_A[] = {
  0.40682402, 0.01629284, 0.16722898, 0.10118111, 0.40682402 };
static const double l2_cost_Y[] = {
  1.0, 1.0, 0.0, 1.0, 0.0 };
static const double l2_cost_theta[] = {
  1.6243453636632417, -1.0729686221561705, -0.6117564136500754,
  0.8654076293246785, -0.5281717522634557, -2.3015386968802827,
  1.74481176421648, -0.7612069008951028, 0.31903909605709857,
  1.462107937044974, -0.3224172040135075, -0.2493703754774101,
  -2.060140709497654, -0.38405435466841564, 1.1337694423354374,
  -1.0998912673140309, -0.17242820755043575, -0.8778584179213718,
  0.04221374671559283, 0.5828152137158222, -1.1006191772129212 };
static const double l2_cost = 1.7864859451590758;
