using System.CommandLine;
using TypedStreaming.Tool.Login;
using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Shells;

namespace TypedStreaming.Tool.Topics;

/// <summary>The command <c>tse topics create</c>, which creates PushTopics, but never changes existing PushTopics.</summary>
internal sealed class TopicsCreateCommand
{
    private readonly IShell _shell;
    private readonly WantedOptions _wanted = new();
    private readonly PlanOptions _plan = new();
    private readonly LoginOptions _login = new();

    private TopicsCreateCommand(IShell shell) => _shell = shell;

    public static Command Create(IShell shell) => new TopicsCreateCommand(shell).ToCommand();

    private Command ToCommand()
    {
        var command = new Command("create", "Creates a PushTopic, or all PushTopics of an assembly that do not exist in the org. Without --apply, the command only shows the changes.");
        _wanted.AddTo(command);
        _plan.AddTo(command);
        _login.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var settings = _plan.Read(parsed);
        var wanted = _wanted.Read(parsed, isActive: true);
        if (!wanted.IsAssembly && wanted.Topics[0].Query is null) throw new ToolException("No query was specified. Use --query, for example --query 'SELECT Id, Name FROM Account'.");
        using var login = await new LoginReader(_login, parsed, _shell).ReadAsync(cancellationToken).ConfigureAwait(false);
        return await new PlanRun(_shell, settings).RunAsync(
            login, new ProvisionOptions { Topics = wanted.Topics }, plan => Chosen(plan, wanted), static item => item.Action == ProvisionAction.Create, cancellationToken).ConfigureAwait(false);
    }

    private static ProvisionPlan Chosen(ProvisionPlan plan, ChosenTopics wanted)
    {
        var chosen = wanted.Shown(plan);
        return wanted.IsAssembly || chosen.Items[0] is not { Action: ProvisionAction.Update, Name: var name }
            ? chosen
            : throw new ToolException($"The org already has a PushTopic '{name}' with different settings. Run 'tse topics update {name}' to see and change them.", ExitCodes.Failure);
    }
}
