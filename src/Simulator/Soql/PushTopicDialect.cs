using TypedStreaming.Simulator.Errors;

namespace TypedStreaming.Simulator.Soql;

/// <summary>
/// The subset of SOQL that PushTopics allow. Error messages from the Salesforce documentation are used unchanged; all other error messages
/// exist only in the simulator.
/// </summary>
internal sealed class PushTopicDialect : IDialect
{
    public OrgErrorException? Refusal(Construct construct, string text) =>
        new(OrgErrors.InvalidField, MessageOf(construct, text)) { Fields = ["Query"] };

    private static string MessageOf(Construct construct, string text) => construct switch
    {
        Construct.SubSelectInCondition => "semi/anti join sub-selects are not supported",
        Construct.SubSelectInList or Construct.Relationship => "relationships are not supported",
        Construct.Aggregate or Construct.GroupBy => "Aggregate queries are not supported",
        Construct.Limit => "'LIMIT' is not allowed",
        Construct.Offset => "'OFFSET' clause is not allowed",
        Construct.OrderBy => "'ORDER BY' clause is not allowed",
        Construct.Not => "'NOT' is not supported",
        Construct.Typeof => "'TYPEOF' clause is not allowed",
        Construct.SecondEntity => $"only one entity can be queried, and '{text}' is a second one",
        _ => $"'{text}' is not supported: the documentation of PushTopics does not mention it, and the simulator does not evaluate it",
    };
}
