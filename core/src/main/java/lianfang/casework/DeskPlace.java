package lianfang.casework;

/**
 * 某地办理台: a desk in its area.
 *
 * @param desk the desk's id
 * @param area division code
 */
public record DeskPlace(String desk, String area) {}
