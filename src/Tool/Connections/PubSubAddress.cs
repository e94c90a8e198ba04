using System.CommandLine;
using TypedStreaming.PubSub;
using TypedStreaming.Tool.Login;
using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Shells;

namespace TypedStreaming.Tool.Connections;

/// <summary>The option <c>--pubsub-endpoint</c>: the address of the Pub/Sub API, specified as a name or as a URL.</summary>
internal static class PubSubAddress
{
    private const string Example = "https://api.pubsub.salesforce.com:7443";

    private static readonly (string Name, Uri Address)[] Names =
    [
        ("global", PubSubEndpoint.Global),
        ("global-443", PubSubEndpoint.GlobalPort443),
        ("eu", PubSubEndpoint.Germany),
        ("eu-443", PubSubEndpoint.GermanyPort443),
    ];

    private static string AllNames => string.Join(", ", Names.Select(static one => one.Name));

    public static Option<string?> CreateOption() => new("--pubsub-endpoint")
    {
        HelpName = "ADDRESS",
        Description = $"The address of the Pub/Sub API: {AllNames} or a URL. The default is global, which is {Example}.",
    };

    /// <summary>Returns the address of the Pub/Sub API from the command line or the environment, or null if neither specifies an address.</summary>
    /// <exception cref="ToolException">The text is not an address, or not one to which a token can be sent.</exception>
    public static Uri? Given(Option<string?> option, ParseResult parsed, IShell shell)
    {
        if (LoginOptions.ValueOf(option, parsed, shell) is not { } text) return null;
        if (Array.Find(Names, one => one.Name == text) is { Address: { } known }) return known;
        if (!text.Contains("://", StringComparison.Ordinal))
            throw new ToolException($"{option.Name}: '{text}' is not a valid address. Use one of {AllNames}, or a URL such as {Example}.");
        var address = OrgAddress.Parse(option.Name, text, Example);
        return new Uri(text) is { PathAndQuery: "/", Fragment.Length: 0 }
            ? address
            : throw new ToolException($"{option.Name}: the address contains more than a host and a port. Use {address.GetLeftPart(UriPartial.Authority)}.");
    }

    /// <summary>
    /// Throws an exception if the org is known to be on this machine and the address of its Pub/Sub API is missing. This check needs neither a
    /// secret nor a prompt.
    /// </summary>
    /// <exception cref="ToolException">The org is on this machine, and no address is given.</exception>
    public static void Require(Uri? org, Uri? given)
    {
        if (given is null && org?.IsLoopback == true) throw Missing();
    }

    /// <summary>
    /// Returns the address of the Pub/Sub API for a login. A token for an org on this machine is never sent to the real Pub/Sub API.
    /// </summary>
    /// <exception cref="ToolException">The org is on this machine, and no address is given.</exception>
    public static Uri For(OrgLogin login, Uri? given)
    {
        Require(login.Address, given);
        return given ?? PubSubEndpoint.Global;
    }

    /// <summary>Throws an exception if the option is specified for a transport that does not use it.</summary>
    /// <exception cref="ToolException">The command line has the option.</exception>
    public static void RefuseWithoutUse(Option<string?> option, ParseResult parsed)
    {
        if (parsed.GetValue(option) is not null)
            throw new ToolException($"{option.Name} has no effect without --transport pubsub. Add --transport pubsub, or omit {option.Name}.");
    }

    private static ToolException Missing() =>
        new("--pubsub-endpoint is missing: the org is on the local machine. Specify the address of its Pub/Sub API, such as http://127.0.0.1:8081.");
}
