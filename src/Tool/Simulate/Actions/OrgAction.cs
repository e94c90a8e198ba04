using TypedStreaming.Tool.Simulate.Sources;

namespace TypedStreaming.Tool.Simulate.Actions;

/// <summary>A kind of action that a script, a seed or the page can perform on the simulated org.</summary>
/// <param name="Name">The name, which is the value of <c>action</c>.</param>
/// <param name="Keys">The other keys.</param>
/// <param name="Prepare">Checks the values, and returns the action itself. The action returns one sentence about the result.</param>
internal sealed record OrgAction(string Name, IReadOnlyList<string> Keys, Func<Arguments, Func<Simulation, CancellationToken, ValueTask<string>>> Prepare)
{
    /// <summary>Returns a description of what the action waits for, such as "for 10 s"; null if the action does not wait.</summary>
    public Func<Arguments, string>? Waiting { get; init; }

    /// <summary>Creates an action that completes synchronously.</summary>
    public static OrgAction Immediate(string name, IReadOnlyList<string> keys, Func<Arguments, Func<Simulation, string>> prepare) => new(name, keys, arguments =>
    {
        var act = prepare(arguments);
        return (simulation, _) => ValueTask.FromResult(act(simulation));
    });
}
