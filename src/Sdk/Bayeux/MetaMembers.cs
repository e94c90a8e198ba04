using System.Text.Json;

namespace TypedStreaming.Bayeux;

/// <summary>The names of the members that the client reads from a message on a meta channel.</summary>
internal static class MetaMembers
{
    /// <summary>Returns the member whose name is at the reader's position.</summary>
    public static MetaMember Of(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("id"u8) ? MetaMember.Id
        : reader.ValueTextEquals("clientId"u8) ? MetaMember.ClientId
        : reader.ValueTextEquals("successful"u8) ? MetaMember.Successful
        : reader.ValueTextEquals("advice"u8) ? MetaMember.Advice
        : reader.ValueTextEquals("subscription"u8) ? MetaMember.Subscription
        : reader.ValueTextEquals("error"u8) ? MetaMember.Error
        : reader.ValueTextEquals("ext"u8) ? MetaMember.Extension
        : reader.ValueTextEquals("supportedConnectionTypes"u8) ? MetaMember.ConnectionTypes
        : MetaMember.Other;
}
