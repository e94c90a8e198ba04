using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Emission;

/// <summary>Emits the class that lists the event types of an assembly.</summary>
internal static class RegistryEmitter
{
    public const string HintName = HintNames.OfRegistrations;

    private const string Registration = "global::TypedStreaming.EventRegistration";

    public static string Emit(RegistryModel registry, EquatableArray<RegistrationModel> registrations) => ListEmitter.Emit(
        registry,
        Registration,
        "The event types of this assembly. An application can subscribe to all of them.",
        "event types",
        registrations,
        static registration => registration.IsPublic,
        static (writer, registration) => writer.Line($"{Registration}.Of<{registration.TypeName}>(),"));
}
