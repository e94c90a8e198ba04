namespace TypedStreaming.Generators.Soql;

/// <summary>The kinds of tokens of a query.</summary>
internal enum TokenKind
{
    /// <summary>A keyword or a name. The position in the query determines which one it is.</summary>
    Word,

    /// <summary>A string in quotes.</summary>
    Text,

    /// <summary>A number, with or without a sign.</summary>
    Number,

    /// <summary>A date, such as <c>2026-01-31</c>.</summary>
    Date,

    /// <summary>A date with a time and a time zone, <c>2026-01-31T12:00:00Z</c>.</summary>
    DateTime,

    /// <summary>A time of day, such as <c>12:00:00Z</c>.</summary>
    Time,

    /// <summary>An operator, a bracket, a comma, a dot or a colon.</summary>
    Symbol,

    /// <summary>Characters that are allowed in a query only inside a string.</summary>
    Unknown,

    /// <summary>The end of the query.</summary>
    End,
}
