using TypedStreaming.Simulator;

namespace TypedStreaming.Generators.Tests.Soql;

/// <summary>A simulated org, whose own parser accepts or refuses the queries of PushTopics.</summary>
public sealed class SimulatedTopics : IAsyncLifetime
{
    private SimulatedOrg? _org;

    public async ValueTask InitializeAsync() => _org = await SimulatedOrg.StartAsync();

    public ValueTask DisposeAsync() => _org?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>Returns null if the org accepts the query, and its error otherwise.</summary>
    public string? ProblemOf(string query)
    {
        try
        {
            _org!.AddPushTopic(new PushTopicDraft("Agreement", query) { NotifyForFields = NotifyForFields.All });
            return null;
        }
        catch (ArgumentException error)
        {
            return error.Message;
        }
    }
}
