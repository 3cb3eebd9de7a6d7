/** The platform as its users meet it: the packaged jar in a process of its own, real HTTP, a real browser. */
package liangku.journey;
