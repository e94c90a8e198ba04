namespace TypedStreaming.Simulator.Soql;

/// <summary>The kinds of tokens of a query.</summary>
internal enum TokenKind
{
    /// <summary>A keyword or a name.</summary>
    Word,

    /// <summary>Text in single quotes.</summary>
    Text,

    /// <summary>A number, a date, a time, or a date and time.</summary>
    Number,

    /// <summary>An operator, a bracket, a comma, a dot or a colon.</summary>
    Symbol,

    /// <summary>The end of the query.</summary>
    End,
}
