using TypedStreaming.Tool.Output;
using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Simulate.Sources;

namespace TypedStreaming.Tool.Simulate.Actions;

/// <summary>An action whose values have been checked.</summary>
internal sealed class PreparedAction
{
    public const string NameKey = "action";

    private readonly Arguments _arguments;
    private readonly Func<Simulation, CancellationToken, ValueTask<string>> _act;

    private PreparedAction(string name, Arguments arguments, Func<Simulation, CancellationToken, ValueTask<string>> act) => (Name, _arguments, _act) = (name, arguments, act);

    public string Name { get; }

    /// <summary>A description of what the action waits for, such as "for 10 s"; null if the action does not wait.</summary>
    public string? Waiting { get; private init; }

    /// <summary>Reads an action from JSON, and checks its values.</summary>
    /// <param name="node">The object with the name of the action and its values.</param>
    /// <param name="possible">The actions that are possible here.</param>
    /// <exception cref="ToolException">There is no such action, or a value is wrong.</exception>
    public static PreparedAction Read(SourceNode node, IReadOnlyCollection<OrgAction> possible)
    {
        if (node.Members is null) throw node.Wrong("the value must be an object, in braces.");
        var given = node.Members.GetValueOrDefault(NameKey) ?? throw node.WrongMember(NameKey, $"the key is missing. Add it with one of these values: {NamesOf(possible)}.");
        var name = given.Kind == System.Text.Json.JsonValueKind.String ? given.Value.GetString()! : throw given.Wrong($"the value must be a string: one of {NamesOf(possible)}.");
        var action = possible.FirstOrDefault(one => one.Name == name) ?? throw given.Wrong($"'{name}' is not allowed here. Use one of {NamesOf(possible)}.");
        var arguments = new Arguments(node, [NameKey, .. action.Keys]);
        return new PreparedAction(name, arguments, action.Prepare(arguments)) { Waiting = action.Waiting?.Invoke(arguments) };
    }

    /// <summary>Performs the action.</summary>
    /// <returns>One sentence about the result.</returns>
    /// <exception cref="ToolException">The org refuses the action.</exception>
    public async ValueTask<string> RunAsync(Simulation simulation, CancellationToken cancellationToken)
    {
        try
        {
            return await _act(simulation, cancellationToken).ConfigureAwait(false);
        }
        catch (ArgumentException e)
        {
            throw _arguments.Wrong(NameKey, ArgumentText.Of(e));
        }
        catch (Exception e) when (e is (InvalidOperationException or IOException) and not ObjectDisposedException)
        {
            throw _arguments.Wrong(NameKey, e.Message);
        }
    }

    private static string NamesOf(IReadOnlyCollection<OrgAction> actions) => string.Join(", ", actions.Select(static action => action.Name));
}
