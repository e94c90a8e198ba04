namespace TypedStreaming.Simulator.Soql;

/// <summary>The SOQL constructs that are allowed only in some kinds of queries.</summary>
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
