/** 办件类型文件: how case types, desks and checklists are read and proved. */
@org.jspecify.annotations.NullMarked
package lianfang.casework.type;
