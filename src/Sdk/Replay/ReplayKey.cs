using System.Text.RegularExpressions;

namespace TypedStreaming;

/// <summary>
/// The key of a stored position. It identifies one consumer of one channel in one org, over one transport. Keys are compared ordinally.
/// </summary>
/// <remarks>
/// A store that derives a key from another key writes <c>key with { Consumer = "audit" }</c>. In this way, all other parts of the key are
/// kept, including parts that later versions add.
/// </remarks>
public sealed partial record ReplayKey
{
    /// <summary>Creates a key for CometD. For another transport, use <c>new ReplayKey(...) { Transport = "..." }</c>.</summary>
    /// <param name="organizationId">The org; see <see cref="OrganizationId"/>.</param>
    /// <param name="channel">The channel, without a filter.</param>
    /// <param name="consumer">The consumer's name.</param>
    /// <exception cref="ArgumentException">A part is empty.</exception>
    public ReplayKey(string organizationId, string channel, string consumer)
    {
        OrganizationId = Part(organizationId, nameof(organizationId));
        Channel = Part(channel, nameof(channel));
        Consumer = Part(consumer, nameof(consumer));
    }

    /// <summary>
    /// The id of the org. It is part of the key because replay ids are not valid in another org. The client uses the org's 18-character id or, if
    /// this id cannot be read, the host name of the instance.
    /// </summary>
    /// <exception cref="ArgumentException">The value is empty.</exception>
    public string OrganizationId { get; init => field = Part(value, nameof(OrganizationId)); }

    /// <summary>The name of the channel, without a filter.</summary>
    /// <exception cref="ArgumentException">The value is empty.</exception>
    public string Channel { get; init => field = Part(value, nameof(Channel)); }

    /// <summary>The name of the consumer.</summary>
    /// <exception cref="ArgumentException">The value is empty.</exception>
    public string Consumer { get; init => field = Part(value, nameof(Consumer)); }

    /// <summary>
    /// The transport of the events. It is part of the key because replay ids are not valid over another transport. The default is
    /// <see cref="ReplayTransport.CometD"/>. The value must consist of 1 to 32 lower-case letters, digits and hyphens, and must begin with a letter.
    /// </summary>
    /// <exception cref="ArgumentException">The value has another form.</exception>
    public string Transport
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(Transport));
            if (!TransportForm.IsMatch(value))
                throw new ArgumentException($"'{value}' is not a valid transport name: use 1 to 32 lower-case letters, digits and hyphens, and begin with a letter.", nameof(Transport));
            field = value;
        }
    } = ReplayTransport.CometD;

    [GeneratedRegex(@"^[a-z][a-z0-9-]{0,31}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TransportForm { get; }

    private static string Part(string value, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value, name);
        return value;
    }
}
