namespace TypedStreaming.Simulator.Soql;

/// <summary>The constructs of SOQL that are not allowed in every kind of query.</summary>
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
