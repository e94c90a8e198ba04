using System.CommandLine;
using System.Globalization;
using TypedStreaming.Sqlite;
using TypedStreaming.Tool.Connections;
using TypedStreaming.Tool.Login;
using TypedStreaming.Tool.Output;
using TypedStreaming.Tool.Positions;
using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Shells;

namespace TypedStreaming.Tool.Listen;

/// <summary>The command <c>tse listen</c>, which writes the events of channels as they arrive.</summary>
internal sealed class ListenCommand
{
    private const string Description =
        "Writes the events of channels as they arrive, one per line. Each delivered event counts against the org's daily allocation.";

    private readonly IShell _shell;
    private readonly LoginOptions _login = new();
    private readonly Argument<string[]> _channels = new("CHANNEL") { Arity = ArgumentArity.OneOrMore, Description = "A channel, such as /topic/AccountUpdates or /event/Low_Ink__e." };
    private readonly Option<string?> _from = new("--from") { HelpName = "START", Description = "The start position: earliest, latest (the default) or the replay id of the last event that you have received. With --name, this option applies only if there is no stored position yet." };
    private readonly Option<string?> _count = new("--count") { HelpName = "N", Description = "Ends after N events." };
    private readonly Option<string?> _name = new("--name") { HelpName = "NAME", Description = "Stores the position under this name. The next run with the same name continues after the last event that was written." };
    private readonly Option<string?> _positions = PositionsFile.CreateOption();
    private readonly Option<string> _transport = new("--transport") { HelpName = "NAME", Description = $"The transport: {EventClientFactory.AllNames}. The Pub/Sub API supports only platform events and change events.", DefaultValueFactory = static _ => "cometd" };
    private readonly Option<string?> _endpoint = PubSubAddress.CreateOption();
    private readonly Option<bool> _json = new("--json") { Description = "Writes each event as one line of JSON." };

    private ListenCommand(IShell shell) => _shell = shell;

    public static Command Create(IShell shell) => new ListenCommand(shell).ToCommand();

    private Command ToCommand()
    {
        var command = new Command("listen", Description) { _channels, _from, _count, _name, _positions, _transport, _endpoint, _json };
        _login.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var settings = SettingsOf(parsed);
        var endpoint = EndpointOf(parsed, settings);
        var file = settings.Name is null ? null : PositionsFile.PathOf(_positions, parsed, _shell);
        var logins = new LoginReader(_login, parsed, _shell);
        if (settings.Transport == TransportKind.PubSub) PubSubAddress.Require(logins.GivenAddress, endpoint);
        using var login = await logins.ReadAsync(cancellationToken).ConfigureAwait(false);

        // The disposal saves the acknowledged positions, and closes the session or the streams.
        var client = await ClientAsync(settings.Transport, login, file, endpoint, cancellationToken).ConfigureAwait(false);
        await using var closing = client.ConfigureAwait(false);
        var listening = new Listening(_shell, client, settings);
        _shell.Error.WriteLine(ErrorLine.Note("each delivered event counts against the org's daily allocation of deliveries."));
        if (file is not null) _shell.Error.WriteLine(ErrorLine.Note($"positions are stored in {file}"));
        await listening.RunAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<IEventClient> ClientAsync(TransportKind transport, OrgLogin login, string? file, Uri? endpoint, CancellationToken cancellationToken)
    {
        SqliteReplayStore? Store() => file is null ? null : StoreIn(file);
        if (transport == TransportKind.CometD) return EventClientFactory.CreateCometD(login, Store(), _shell);
        var address = PubSubAddress.For(login, endpoint);
        var identified = await TokenIdentity.CompleteAsync(login, needsUser: false, _shell, cancellationToken).ConfigureAwait(false);
        return EventClientFactory.CreatePubSub(identified, Store(), address, _shell);
    }

    private static SqliteReplayStore StoreIn(string file)
    {
        PositionsFile.CreateFolder(file);
        return new SqliteReplayStore(file);
    }

    private Uri? EndpointOf(ParseResult parsed, ListenSettings settings)
    {
        if (settings.Transport == TransportKind.PubSub)
        {
            PubSubChannels.Require(settings.Channels);
            return PubSubAddress.Given(_endpoint, parsed, _shell);
        }

        PubSubAddress.RefuseWithoutUse(_endpoint, parsed);
        return null;
    }

    private ListenSettings SettingsOf(ParseResult parsed)
    {
        var channels = parsed.GetValue(_channels)!.Distinct(StringComparer.Ordinal).ToList();
        var name = parsed.GetValue(_name);
        if (name is not null && string.IsNullOrWhiteSpace(name)) throw new ToolException("--name is empty. Specify the name under which the position is stored, such as laptop.");
        if (name is null && parsed.GetValue(_positions) is not null) throw new ToolException("--positions has no effect without --name. Add --name NAME, or omit --positions.");
        var transport = EventClientFactory.Parse(parsed.GetValue(_transport)!);
        var start = ListenStart.Parse(parsed.GetValue(_from), name is not null, channels.Count, transport);
        return new ListenSettings(channels, start, CountOf(parsed.GetValue(_count)), name, parsed.GetValue(_json), transport);
    }

    private static int? CountOf(string? text)
    {
        if (text is null) return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0
            ? count
            : throw new ToolException($"--count: '{text}' is not a valid number of events. Specify a number that is at least 1.");
    }
}
