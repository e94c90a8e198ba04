namespace TypedStreaming.Generators.Soql;

/// <summary>The kinds of problems of a query.</summary>
internal enum ProblemKind
{
    /// <summary>A construct that Salesforce's documentation says is refused.</summary>
    Refused,

    /// <summary>A construct of which the documentation of PushTopics says nothing.</summary>
    Undocumented,

    /// <summary>Text that this parser does not know as SOQL.</summary>
    Malformed,

    /// <summary>The field <c>Id</c> is not selected.</summary>
    WithoutId,

    /// <summary>The query has too many characters.</summary>
    TooLong,
}
