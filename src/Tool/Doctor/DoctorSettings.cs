namespace TypedStreaming.Tool.Doctor;

/// <summary>The settings of one run of <c>tse doctor</c>.</summary>
/// <param name="Channels">The channels, without duplicates.</param>
/// <param name="PubSubEndpoint">The address of the Pub/Sub API that the user named; null for the default, which is not examined for an org on the local machine.</param>
internal sealed record DoctorSettings(IReadOnlyList<string> Channels, Uri? PubSubEndpoint);
