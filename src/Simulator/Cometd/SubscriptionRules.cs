using TypedStreaming.Simulator.Channels;
using TypedStreaming.Simulator.Sessions;

namespace TypedStreaming.Simulator.Cometd;

/// <summary>
/// Checks the channel of a subscribe request, and returns an error message if the channel is refused. Used while the org's lock is held.
/// </summary>
internal static class SubscriptionRules
{
    public static string? Find(OrgState state, string name, ChannelFilter filter, out Channel? channel)
    {
        channel = state.Channels.Find(name);
        if (channel is null) return CheckGrammar(name) ?? CheckExistence(state, name, out channel);
        if (state.Catalog.IsDenied(name)) return ErrorText.ChangesDenied;
        var unknown = channel.Fields is { } fields ? filter.FieldsOutside(fields) : [];
        return unknown.Count == 0 ? null : ErrorText.UnknownFields(unknown);
    }

    private static string? CheckGrammar(string name)
    {
        if (name.Length == 0) return ErrorText.NoChannelName;
        if (name[0] != '/') return ErrorText.NoLeadingSlash;
        if (ChannelNameGrammar.IsReserved(name)) return ErrorText.RestrictedChannel;
        return name.Contains('*', StringComparison.Ordinal) ? ErrorText.CannotCreate(name) : null;
    }

    private static string? CheckExistence(OrgState state, string name, out Channel? channel)
    {
        channel = null;
        if (!name.StartsWith(ChannelNameGrammar.GenericPrefix, StringComparison.Ordinal)) return ErrorText.NoSuchChannel(name);
        if (state.Channels.DiffersOnlyByCase(name)) return ErrorText.VariesOnlyByCase;
        if (!state.Options.DynamicGenericChannels) return ErrorText.UnknownChannel;
        if (!ChannelNameGrammar.IsGeneric(name)) return ErrorText.CannotCreate(name);
        channel = state.Channels.Add(name);
        return null;
    }
}
