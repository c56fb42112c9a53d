using CtiMiddleware.Links.Spi;
using CtiMiddleware.Model.Capabilities;

namespace CtiMiddleware.Runtime.Tests.Voice;

internal sealed class FakeBoardAdapter(BoardTraits traits) : ILinkAdapterFactory
{
    public FakeBoard Board { get; } = new(traits);

    public string Name => "fake-board";

    public SwitchCapabilities Capabilities { get; } =
        new("fake-board", [new("AnswerCall", ServiceSupport.Supported), .. VoiceServices.OfBoard], VoiceServices.EventsOfBoard);

    public ILinkProtocol Create(LinkContext context) => Board;
}
