using System.CommandLine;
using TypedStreaming.Tool.Output;
using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Shells;

namespace TypedStreaming.Tool.Positions;

/// <summary>
/// The common options and steps of the commands <c>tse positions set</c> and <c>tse positions reset</c>. The steps are: find the position, check
/// its owner, ask the user, change the position, and report the change.
/// </summary>
/// <param name="shell">The shell.</param>
/// <param name="canCreate">True if the command can create a position, and the file for it.</param>
internal sealed class PositionChange(IShell shell, bool canCreate)
{
    private readonly Argument<string> _channel = new("CHANNEL") { Description = "The channel, without a filter." };
    private readonly Option<string> _name = new("--name") { HelpName = "NAME", Description = "The name of the consumer.", DefaultValueFactory = static _ => "default" };
    private readonly Option<string?> _org = new("--org") { HelpName = "ID", Description = canCreate
        ? "The id of the org, which is required to create a position or if there are positions for several orgs."
        : "The id of the org, which is required if there are positions for several orgs." };
    private readonly Option<string?> _transport = new("--transport") { HelpName = "NAME", Description = "The transport, which is required if there are positions for several transports." };
    private readonly StoreOptions _store = new(shell);
    private readonly Option<bool> _takeOver = new("--take-over") { Description = "Changes the position even if another process may be using it. The consumer in that process then ends with an error." };
    private readonly Option<bool> _yes = new("--yes") { Description = "Does not ask for confirmation." };
    private readonly Option<bool> _json = new("--json") { Description = "Writes the change as one JSON object." };

    public void AddTo(Command command)
    {
        command.Add(_channel);
        foreach (var option in new Option[] { _name, _org, _transport, _takeOver, _yes, _json }) command.Add(option);
        _store.AddTo(command);
    }

    /// <param name="parsed">The command line.</param>
    /// <param name="next">Returns the new position, or null if it is to be removed.</param>
    /// <param name="cancellationToken">Ends the command.</param>
    public async Task RunAsync(ParseResult parsed, Func<ReplayKey, ReplayPosition?, ReplayPosition?> next, CancellationToken cancellationToken)
    {
        var store = await _store.OpenAsync(parsed, canCreate && parsed.GetValue(_org) is not null, cancellationToken).ConfigureAwait(false);
        await using var closing = store.ConfigureAwait(false);
        var (key, stored) = Find(parsed, await store.ListAsync(cancellationToken).ConfigureAwait(false));
        var position = next(key, stored?.Position);
        if (stored is not null && !parsed.GetValue(_takeOver) && PositionOwner.Objection(stored, shell) is { } objection) throw new ToolException(objection);
        var change = $"{key.Channel}  {key.Consumer}  {PositionText.Of(stored?.Position)} -> {PositionText.Of(position)}";
        if (!await IsWantedAsync(parsed, change, cancellationToken).ConfigureAwait(false)) throw new ToolException("Nothing was changed.", ExitCodes.Failure);
        if (position is null) await store.Positions.ResetAsync(key, cancellationToken).ConfigureAwait(false);
        else await SaveAsync(store, key, position, cancellationToken).ConfigureAwait(false);
        Show(parsed.GetValue(_json) ? PositionText.JsonOf(key, stored?.Position, position) : change, change);
    }

    private void Show(string line, string change)
    {
        var output = new ResultOutput(shell);
        output.WriteLine(line);
        if (output.IsLost) throw new ToolException($"The position was changed ({change}), but this could not be shown: {output.Reason}.", ExitCodes.Failure);
    }

    private static async Task SaveAsync(OpenedStore store, ReplayKey key, ReplayPosition position, CancellationToken cancellationToken)
    {
        if (store.IsNew) PositionsFile.CreateFolder(store.Place);
        var cursor = await store.Store.OpenAsync(key, cancellationToken).ConfigureAwait(false);
        await using var closing = cursor.ConfigureAwait(false);
        await cursor.SaveAsync(position, cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> IsWantedAsync(ParseResult parsed, string change, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(_yes) || !shell.IsInputTerminal) return true;
        var answer = await shell.AskAsync($"{TerminalText.Of(change)}\nChange it? [y/N] ", cancellationToken).ConfigureAwait(false);
        return answer?.Trim() is "y" or "Y" or "yes";
    }

    private (ReplayKey Key, StoredPosition? Stored) Find(ParseResult parsed, IReadOnlyList<StoredPosition> all)
    {
        var (channel, name, org, transport) = (parsed.GetValue(_channel)!, parsed.GetValue(_name)!, parsed.GetValue(_org), parsed.GetValue(_transport));
        if (channel.Contains('?', StringComparison.Ordinal)) throw new ToolException($"'{channel}' has a filter. Specify the channel without the filter: {channel.Split('?')[0]}");
        var id = org is null ? null : OrgOption.Normalize(org);
        var found = all.Where(one => one.Key.Channel == channel && one.Key.Consumer == name
            && (transport is null || one.Key.Transport == transport)
            && (org is null ? one.Position is not null : one.Key.OrganizationId == org || one.Key.OrganizationId == id)).ToList();
        if (found.Count == 1) return (found[0].Key, found[0]);
        if (found.Count > 1)
            throw new ToolException($"{found.Count} positions match: {string.Join("; ", found.Select(static one => $"--org {one.Key.OrganizationId} --transport {one.Key.Transport}"))}. Add the options that select one of these positions.");
        if (org is null) throw new ToolException($"There is no position for the channel '{channel}' and the name '{name}'. 'tse positions list' shows all positions.{(canCreate ? " To create one, use --org ID." : "")}");
        return (KeyOf(OrgOption.Parse(_org.Name, org), channel, name, transport), null);
    }

    private static ReplayKey KeyOf(string org, string channel, string name, string? transport)
    {
        try
        {
            return new ReplayKey(org, channel, name) { Transport = transport ?? ReplayTransport.CometD };
        }
        catch (ArgumentException e)
        {
            throw new ToolException(ErrorText.Of(ArgumentText.Of(e)));
        }
    }
}
