/** How fast the platform is: every figure with its goal, and with the limit or peer that was measured beside it. */
package liangku.bench;
