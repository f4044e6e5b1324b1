package lianfang.gate.checkpoint;

/**
 * 证据: what a picture showed.
 *
 * @param type "image/jpeg" or "image/png"
 * @param content the file
 */
@SuppressWarnings("ArrayRecordComponent") // Written to the answer and compared by nobody.
public record Evidence(String type, byte[] content) {}
