package lianfang.area;

import java.util.Optional;

/**
 * 曾用区划: a name or code of an earlier edition that people still write.
 *
 * @param code the code of that edition
 * @param name the name of that edition
 * @param now the code of the edition in use; empty where the division was divided up
 */
public record FormerDivision(String code, String name, Optional<String> now) {}
