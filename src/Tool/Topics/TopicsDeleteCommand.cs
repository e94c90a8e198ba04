using System.CommandLine;
using TypedStreaming.Tool.Login;
using TypedStreaming.Tool.Shells;

namespace TypedStreaming.Tool.Topics;

/// <summary>The command <c>tse topics delete</c>, which deletes only the PushTopics that the user specified.</summary>
internal sealed class TopicsDeleteCommand
{
    private readonly IShell _shell;
    private readonly Argument<string[]> _names = new("NAME") { Arity = ArgumentArity.OneOrMore, Description = "The PushTopics to delete, such as AccountUpdates." };
    private readonly PlanOptions _plan = new();
    private readonly LoginOptions _login = new();

    private TopicsDeleteCommand(IShell shell) => _shell = shell;

    public static Command Create(IShell shell) => new TopicsDeleteCommand(shell).ToCommand();

    private Command ToCommand()
    {
        var command = new Command("delete", "Deletes the specified PushTopics. Without --apply, the command only shows the changes.") { _names };
        _plan.AddTo(command);
        _login.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var settings = _plan.Read(parsed);
        string[] names = [.. parsed.GetValue(_names)!.Select(TopicName.Parse)];
        using var login = await new LoginReader(_login, parsed, _shell).ReadAsync(cancellationToken).ConfigureAwait(false);
        return await new PlanRun(_shell, settings).RunAsync(
            login, new ProvisionOptions { Delete = names }, static plan => plan.Only(static item => item.Action != ProvisionAction.Unmanaged), static _ => true, cancellationToken).ConfigureAwait(false);
    }
}
