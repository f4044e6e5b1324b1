/** 办公接口: what offices and firms do on pages, for programs: firms, venues, rounds, hotline. */
@org.jspecify.annotations.NullMarked
package lianfang.web.api.office;
