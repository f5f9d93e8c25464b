package io.nonrel.jdbc.metadata;

/** The functions that can be called as {@code {fn NAME(…)}}, of those that JDBC names. */
public final class JdbcFunctions {

    public static final String NUMERIC =
            "ABS,ACOS,ASIN,ATAN,ATAN2,CEILING,COS,COT,DEGREES,EXP,FLOOR,LOG,LOG10,MOD,PI,POWER,RADIANS,ROUND,SIGN,SIN,SQRT,TAN,"
                    + "TRUNCATE";

    public static final String STRING =
            "ASCII,CHAR_LENGTH,CHARACTER_LENGTH,CONCAT,LCASE,LEFT,LENGTH,LOCATE,LTRIM,POSITION,REPEAT,REPLACE,RIGHT,RTRIM,"
                    + "SUBSTRING,UCASE";

    public static final String SYSTEM = "IFNULL";

    public static final String TIME_DATE =
            "CURRENT_DATE,CURRENT_TIME,CURRENT_TIMESTAMP,CURDATE,CURTIME,DAYOFMONTH,DAYOFWEEK,DAYOFYEAR,EXTRACT,HOUR,MINUTE,MONTH,"
                    + "NOW,QUARTER,SECOND,TIMESTAMPADD,TIMESTAMPDIFF,WEEK,YEAR";

    private JdbcFunctions() {}
}
