/** 车辆通行证: firms ask for vehicles, townships approve, both print. */
@org.jspecify.annotations.NullMarked
package lianfang.web.permits;
