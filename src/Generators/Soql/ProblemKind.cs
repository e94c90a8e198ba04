namespace TypedStreaming.Generators.Soql;

/// <summary>The kinds of problems that a query can have.</summary>
internal enum ProblemKind
{
    /// <summary>A construct that Salesforce refuses, according to its documentation.</summary>
    Refused,

    /// <summary>A construct that the documentation of PushTopics does not mention.</summary>
    Undocumented,

    /// <summary>Text that this parser does not recognize as SOQL.</summary>
    Malformed,

    /// <summary>The field <c>Id</c> is not selected.</summary>
    WithoutId,

    /// <summary>The query has too many characters.</summary>
    TooLong,
}
