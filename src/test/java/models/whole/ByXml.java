package models.whole;

/** An entity by XML alone. */
public class ByXml {
    Long id;
    String title;
}
