using TypedStreaming.Simulator.Errors;

namespace TypedStreaming.Simulator;

/// <content>PushTopics with a query.</content>
public sealed partial class SimulatedOrg
{
    /// <summary>
    /// Adds a PushTopic with its query. From then on, changes to records that match the query (see <see cref="PublishChangeAsync"/>) cause events on
    /// the PushTopic's channel. If a PushTopic with this name already exists, it gets the new settings.
    /// </summary>
    /// <param name="draft">The PushTopic.</param>
    /// <returns>The id of its record.</returns>
    /// <exception cref="ArgumentException">
    /// Salesforce would refuse the PushTopic, for example because of its query. The message has Salesforce's error code and text.
    /// </exception>
    public string AddPushTopic(PushTopicDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        try
        {
            lock (_state.Gate) return _topics.AddOrReplace(draft).Id;
        }
        catch (OrgErrorException error)
        {
            throw new ArgumentException($"{error.Code}: {error.Message}", nameof(draft), error);
        }
    }
}
