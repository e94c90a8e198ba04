namespace TypedStreaming.Generators.Model;

/// <summary>An entry of the generated list of handlers: a handler and one event type that it handles.</summary>
/// <param name="HandlerName">The handler's name as generated code writes it.</param>
/// <param name="EventName">The event type's name as generated code writes it.</param>
/// <param name="IsPublic">True if other assemblies can refer to both.</param>
/// <param name="IsOwnEvent">True if the reader of the event type is generated into the same assembly.</param>
/// <param name="Settings">The options that the handler's attribute sets.</param>
internal sealed record HandlerModel(
    string HandlerName, string EventName, bool IsPublic, bool IsOwnEvent, EquatableArray<HandlerSettingModel> Settings);
