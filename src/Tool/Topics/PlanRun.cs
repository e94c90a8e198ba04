using TypedStreaming.Tool.Connections;
using TypedStreaming.Tool.Login;
using TypedStreaming.Tool.Output;
using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Shells;

namespace TypedStreaming.Tool.Topics;

/// <summary>Makes a plan, shows it, and applies it if the user asked for this. Returns the exit code.</summary>
internal sealed class PlanRun(IShell shell, PlanSettings settings)
{
    private readonly PlanOutput _output = new(shell, settings.IsJson);

    /// <param name="login">The login.</param>
    /// <param name="wanted">The PushTopics to create, to change or to delete.</param>
    /// <param name="choose">Returns the part of the plan that the command shows.</param>
    /// <param name="isApplied">Returns true for the changes that the command makes.</param>
    /// <param name="cancellationToken">Ends the command.</param>
    public async Task<int> RunAsync(
        OrgLogin login, ProvisionOptions wanted, Func<ProvisionPlan, ProvisionPlan> choose, Func<ProvisionItem, bool> isApplied, CancellationToken cancellationToken)
    {
        var client = EventClientFactory.CreateCometD(login, store: null, shell);
        await using var closing = client.ConfigureAwait(false);
        var plan = choose(await client.ProvisionAsync([], wanted, cancellationToken).ConfigureAwait(false));
        foreach (var item in plan.Items) _output.Write(item);
        var changes = plan.Only(item => item.IsChange && isApplied(item));
        if (!settings.Applies) return Shown(plan, changes);
        if (plan.Items.Any(static item => item.Action == ProvisionAction.Blocked)) return Blocked();
        return await ApplyAsync(changes, cancellationToken).ConfigureAwait(false);
    }

    private int Shown(ProvisionPlan plan, ProvisionPlan changes)
    {
        if (changes.HasChanges) Note($"Nothing was changed. --apply makes the changes in {OrgOf(plan)}.");
        if (plan.Items.Any(static item => item.Action == ProvisionAction.Blocked)) return ExitCodes.Failure;
        return settings.Checks && plan.HasDrift ? ExitCodes.Failure : ExitCodes.Success;
    }

    private int Blocked()
    {
        shell.Error.WriteLine(ErrorLine.Of("Nothing was changed, because a part of the plan is blocked. Correct what it says, and run the command again."));
        return ExitCodes.Failure;
    }

    private async Task<int> ApplyAsync(ProvisionPlan changes, CancellationToken cancellationToken)
    {
        if (changes.HasChanges && changes.Organization.IsProduction && !settings.PermitsProduction)
            throw new ToolException($"Nothing was changed, because {OrgOf(changes)} is a production org, or may be one. If you mean it, write --production too.");
        var results = await changes.ApplyAsync(settings.PermitsProduction, _output, cancellationToken).ConfigureAwait(false);
        return results.AllApplied ? ExitCodes.Success : ExitCodes.Failure;
    }

    private void Note(string text) => shell.Error.WriteLine(ErrorLine.Note(text));

    private static string OrgOf(ProvisionPlan plan)
    {
        var org = plan.Organization;
        return $"'{org.Name ?? "unknown"}' ({org.Id ?? "unknown id"}, {(org.IsSandbox == true ? "sandbox" : org.Edition ?? "unknown edition")})";
    }
}
