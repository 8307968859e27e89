/// Something to build.
public enum Sample {}
