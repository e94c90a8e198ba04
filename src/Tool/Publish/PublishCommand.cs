using System.CommandLine;
using System.Globalization;
using TypedStreaming.Tool.Connections;
using TypedStreaming.Tool.Login;
using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Shells;

namespace TypedStreaming.Tool.Publish;

/// <summary>The command <c>tse publish</c>, which publishes platform events.</summary>
internal sealed class PublishCommand
{
    private const string Rest = "rest";
    private const string PubSub = "pubsub";

    private readonly IShell _shell;
    private readonly LoginOptions _login = new();
    private readonly Argument<string> _event = new("EVENT") { Description = "The platform event, such as Low_Ink__e." };
    private readonly Argument<string?> _fields = new("JSON") { Arity = ArgumentArity.ZeroOrOne, Description = "The fields as JSON, or @FILE for a file with one object per line or an array. @- or no argument means the standard input." };
    private readonly Option<string?> _skip = new("--skip") { HelpName = "N", Description = "Skips the first N events, to continue a batch." };
    private readonly Option<string> _transport = new("--transport") { HelpName = "NAME", Description = "rest (the REST API, with one request for each event) or pubsub (the Pub/Sub API, with up to 200 events per request).", DefaultValueFactory = static _ => Rest };
    private readonly Option<string?> _endpoint = PubSubAddress.CreateOption();
    private readonly Option<bool> _json = new("--json") { Description = "Writes one line of JSON for each event that is published or refused, or whose result is unknown." };

    private PublishCommand(IShell shell) => _shell = shell;

    public static Command Create(IShell shell) => new PublishCommand(shell).ToCommand();

    private Command ToCommand()
    {
        var command = new Command("publish", "Publishes one or more platform events.") { _event, _fields, _skip, _transport, _endpoint, _json };
        _login.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var name = EventName.Parse(parsed.GetValue(_event)!);
        var skip = SkipOf(parsed.GetValue(_skip));
        var isPubSub = IsPubSub(parsed.GetValue(_transport)!);
        var endpoint = isPubSub ? PubSubAddress.Given(_endpoint, parsed, _shell) : null;
        if (!isPubSub) PubSubAddress.RefuseWithoutUse(_endpoint, parsed);
        var logins = new LoginReader(_login, parsed, _shell);
        if (isPubSub) PubSubAddress.Require(logins.GivenAddress, endpoint);
        var argument = parsed.GetValue(_fields);
        if (argument is null or "@-" && _login.Secrets.Any(secret => parsed.GetValue(secret.File) == "-"))
            throw new ToolException("The standard input cannot contain both the secret and the events. Specify the events as @FILE, or the secret as a file.");
        var events = await EventInput.ReadAsync(argument, _shell, cancellationToken).ConfigureAwait(false);
        if (skip >= events.Count) throw new ToolException($"--skip: there are only {events.Count} events. Specify a smaller number.");
        using var login = await logins.ReadAsync(cancellationToken).ConfigureAwait(false);
        var client = isPubSub
            ? await PubSubClientAsync(login, endpoint, cancellationToken).ConfigureAwait(false)
            : EventClientFactory.CreateCometD(login, store: null, _shell);
        await using var closing = client.ConfigureAwait(false);
        var output = new PublishOutput(_shell, name, events.Count, parsed.GetValue(_json));
        var publishing = new EventPublishing(client, name, events, isPubSub ? EventPublishing.Many : EventPublishing.OneByOne, output);
        await PublishProgress.RunAsync(_shell, events.Count, skip, advance => publishing.RunAsync(skip, advance, cancellationToken)).ConfigureAwait(false);
        output.End();
    }

    private async Task<IEventClient> PubSubClientAsync(OrgLogin login, Uri? endpoint, CancellationToken cancellationToken)
    {
        var address = PubSubAddress.For(login, endpoint);
        var identified = await TokenIdentity.CompleteAsync(login, needsUser: true, _shell, cancellationToken).ConfigureAwait(false);
        return EventClientFactory.CreatePubSub(identified, store: null, address, _shell, new RepeatNotes(_shell).Write);
    }

    private static bool IsPubSub(string transport) => transport switch
    {
        Rest => false,
        PubSub => true,
        _ => throw new ToolException($"--transport: '{transport}' cannot be used to publish. Use {Rest} or {PubSub}."),
    };

    private static int SkipOf(string? text)
    {
        if (text is null) return 0;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var skip)
            ? skip
            : throw new ToolException($"--skip: '{text}' is not a valid number of events. Specify a number that is not negative.");
    }
}
