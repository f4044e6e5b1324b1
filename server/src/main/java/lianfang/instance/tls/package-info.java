/** 证书: a certificate authority of the instance's own, for networks without another. */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.NamedInterface("tls")
package lianfang.instance.tls;
