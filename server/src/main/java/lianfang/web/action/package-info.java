/**
 * 办理: what offices do with a measure or a question: order, serve, carry out, release, answer,
 * close, lift. Each act checks who may, writes facts, and nothing else; pages and API share it.
 */
@org.jspecify.annotations.NullMarked
package lianfang.web.action;
