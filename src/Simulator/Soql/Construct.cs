namespace TypedStreaming.Simulator.Soql;

/// <summary>The constructs of SOQL that some dialects refuse.</summary>
internal enum Construct
{
    SubSelectInList,
    SubSelectInCondition,
    Relationship,
    Aggregate,
    GroupBy,
    Limit,
    Offset,
    OrderBy,
    Not,
    Typeof,
    SecondEntity,
    Function,
    RelativeDate,
    OtherClause,
}
