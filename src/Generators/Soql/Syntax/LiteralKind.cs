namespace TypedStreaming.Generators.Soql.Syntax;

/// <summary>The kinds of values that a query can contain.</summary>
internal enum LiteralKind
{
    /// <summary>A string in quotes.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A date, a time, or both.</summary>
    Date,

    /// <summary><c>TRUE</c> or <c>FALSE</c>.</summary>
    Boolean,

    /// <summary><c>NULL</c>.</summary>
    Null,

    /// <summary>A date relative to today, such as <c>LAST_N_DAYS:3</c>.</summary>
    RelativeDate,

    /// <summary>An amount with its currency, such as <c>USD5000</c>.</summary>
    Currency,

    /// <summary>A variable of Apex, such as <c>:name</c>.</summary>
    Variable,
}
