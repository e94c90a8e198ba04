namespace TypedStreaming.Generators.Soql.Syntax;

/// <summary>The kinds of values that a query can contain.</summary>
internal enum LiteralKind
{
    /// <summary>A string in quotes.</summary>
    Text,

    /// <summary>A number, such as <c>12.5</c>.</summary>
    Number,

    /// <summary>A date, a time, or both.</summary>
    Date,

    /// <summary>The value <c>TRUE</c> or <c>FALSE</c>.</summary>
    Boolean,

    /// <summary>The value <c>NULL</c>.</summary>
    Null,

    /// <summary>A date relative to today, such as <c>LAST_N_DAYS:3</c>.</summary>
    RelativeDate,

    /// <summary>An amount with a currency, such as <c>USD5000</c>.</summary>
    Currency,

    /// <summary>A variable of the Apex language, such as <c>:name</c>.</summary>
    Variable,
}
