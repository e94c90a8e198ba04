namespace TypedStreaming.Hosting;

/// <summary>The settings of one client and its handlers, as they appear in a section of the configuration.</summary>
public sealed class TypedStreamingOptions
{
    /// <summary>The login settings; empty by default.</summary>
    public LoginSettings Login { get; set; } = new();

    /// <summary>The settings of the client. By default, the client has the default values of <see cref="StreamingClientOptions"/>.</summary>
    public ClientSettings Client { get; set; } = new();

    /// <summary>The settings of the handlers. The key is the name of the event type, without its namespace. Empty by default.</summary>
    public IDictionary<string, HandlerSettings> Handlers { get; set; } = new Dictionary<string, HandlerSettings>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The error messages for invalid settings that were found while the configuration was read.</summary>
    internal IList<string> Defects { get; } = [];

    /// <summary>Returns only the name of the login flow, without any secret.</summary>
    /// <returns>A text for logs.</returns>
    public override string ToString() => Login?.ToString() ?? "no login";
}
